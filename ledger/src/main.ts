import { writeFile } from 'node:fs/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { addVerdict, nameTenant } from './add-verdict.ts';
import { connectionTo } from './config.ts';
import { startGapMeasure } from './gaps/measure-gaps.ts';
import { judge, type Verdict } from './judge.ts';
import { playRounds } from './many-dashboards/play-rounds.ts';
import type { TallyReport } from './many-dashboards/tally.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { printGaps, printLedger, printRound, printTally, printUnprepared } from './print-ledger.ts';
import { startProduct } from './product.ts';
import { createRandom } from './random.ts';
import { readMemory } from './read-memory.ts';
import { noteOpenCall, noteRead, runRound, type Stage } from './run-round.ts';
import { Slots } from './slots.ts';
import { createTenants } from './tenants.ts';
import { TroubleLog } from './trouble-log.ts';
import { playUnprepared } from './unprepared-rotations/play-unprepared.ts';

const CACHE_TTL_MS = 3_000;

const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => ending.abort(new Error('Interrupted.')));
}
process.on('disconnect', () => ending.abort(new Error('The parent process ended.')));
process.channel?.unref();

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function setStage(seed: number): Promise<Stage> {
  const books = { openCalls: new Map(), reads: new Map(), log: new TroubleLog(Date.now) };
  const product = await startProduct({
    cacheTtlMs: CACHE_TTL_MS,
    random: createRandom(seed),
    ending,
    onOpenCall: (operation, body) => noteOpenCall(stage, operation, body),
    onRead: (body, from, to) => noteRead(stage, body, from, to),
    onSlowCall: (operation, from, to) => stage.log.noteSlowCall(operation, from, to),
  });
  const sqs = new SQSClient(connectionTo(product.awsUrl));
  const tenants = await createTenants(product, sqs);
  const slots = new Slots();
  for (const tenant of tenants) await slots.fill(tenant, sqs);
  const stage: Stage = { ...books, product, slots, sqs, tenants, ending };
  return stage;
}

async function run(options: Options): Promise<number> {
  const { posts, rate, seed, minutes, rounds, unprepared, jsonPath } = options;
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1_000);
  print(`ledger: ${posts} posts, ${rate} per second; to repeat this run, pass --seed ${seed}`);
  const stage = await setStage(seed);
  try {
    const { product, tenants, sqs } = stage;
    const { signal } = ending;
    const gaps = await startGapMeasure({ tenants, sqs, random: createRandom(seed), signal });
    let total: Verdict | undefined;
    const byTenant = new Map<string, Verdict>();
    for (let round = 0; round === 0 || seconds() < minutes * 60; round += 1) {
      const roundSeed = seed + round;
      const books = await runRound(
        { posts, rate, seed: roundSeed, cacheTtlMs: CACHE_TTL_MS },
        stage,
      );
      const verdicts = [...books].map(([tenant, own]) => [tenant, judge(own)] as const);
      for (const [tenant, verdict] of verdicts) {
        const known = byTenant.get(tenant);
        byTenant.set(tenant, known === undefined ? verdict : addVerdict(known, verdict));
      }
      const verdict = verdicts
        .map(([tenant, own]) => nameTenant(tenant, own))
        .reduce((left, right) => addVerdict(left, right));
      total = total === undefined ? verdict : addVerdict(total, verdict);
      if (minutes > 0) {
        const memory = await readMemory({ ...stage.product.pids(), ledger: process.pid });
        const held = Object.entries(memory).map(([name, mib]) => `${name} ${mib} MiB`);
        print(`${seconds()} s  --seed ${roundSeed}  ${printRound(verdict)}  ${held.join(', ')}`);
      }
      if (verdict.violations.size > 0) break;
    }
    if (total === undefined) return 1;
    await gaps.sendLate();
    print(`\n${printLedger(total, byTenant)}\n${seconds()} s in total; --seed ${seed}`);
    const random = createRandom(seed);
    const atOnce = await playRounds({ rounds, random, product, tenants, ending });
    print(`\n${printTally(atOnce)}\n${seconds()} s in total; --seed ${seed}`);
    const numbers = await gaps.judge();
    print(`\n${printGaps(numbers)}\n${seconds()} s in total; --seed ${seed}`);
    await stage.product.end();
    const held = await playUnprepared({ seed, seconds: unprepared, ending });
    print(`\n${printUnprepared(held)}\n${seconds()} s in total; --seed ${seed}`);
    if (jsonPath !== undefined) {
      const results = { ...total, tenants: byTenant, atOnce, numbers, held };
      await writeFile(jsonPath, toJson(results, seed));
    }
    const all = [total, atOnce, numbers, held];
    return all.every(({ violations }) => violations.size === 0) ? 0 : 1;
  } finally {
    await stage.product.end();
  }
}

interface Results extends Verdict {
  readonly tenants: ReadonlyMap<string, Verdict>;
  readonly atOnce: TallyReport;
  readonly numbers: TallyReport;
  readonly held: TallyReport;
}

function toJson(results: Results, seed: number): string {
  const flat = (_: string, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value) : value;
  return `${JSON.stringify({ seed, ...results }, flat, 2)}\n`;
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    print(USAGE);
    return 0;
  }
  try {
    return await run(readOptions(args, Math.floor(Math.random() * 1_000_000)));
  } catch (error) {
    const cause: unknown = ending.signal.aborted ? ending.signal.reason : error;
    process.stderr.write(`ledger: ${cause instanceof Error ? cause.message : cause}\n`);
    return 1;
  }
}

process.exit(await main());
