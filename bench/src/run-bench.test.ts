import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { expect, onTestFinished, test } from 'vitest';
import { formatTable } from './format-table.ts';
import { measureActivity } from './measures/activity.ts';
import { measureAgainstUrl } from './measures/against-url.ts';
import { measureCold } from './measures/cold.ts';
import { measureLogic } from './measures/logic.ts';
import { measureShare } from './measures/share.ts';
import { measureSignature } from './measures/signature.ts';
import { measureTenants } from './measures/tenants.ts';
import { measureWarmAndMemory } from './measures/warm-and-memory.ts';
import { readOptions } from './options.ts';
import { prepareSubjects } from './prepare-subjects.ts';
import { runBench } from './run-bench.ts';
import { startFunctionUrl } from './stand-ins/start-stand-in.ts';
import { WEBHOOK_ID } from './webhook-event.ts';

/** Enough to see that it works; the figures mean nothing. */
const BRIEFLY = ['--rounds', '1', '--calls', '20'];
const TIMEOUT_MS = 120_000;

test(
  'every measure completes, and each handler answers correctly',
  async () => {
    const measures = {
      cold: measureCold,
      warm: measureWarmAndMemory,
      logic: measureLogic,
      signature: measureSignature,
      tenants: measureTenants,
      activity: measureActivity,
    };
    const options = readOptions(BRIEFLY, Object.keys(measures));
    const { tables } = await runBench(options, measures, () => {});
    expect(tables.map(({ title }) => title)).toEqual([
      'Cold, AWS behind plain HTTP',
      'Cold, AWS behind TLS',
      'Warm: 20 calls',
      'Memory',
      'Logic without network',
      'Signing an AWS call',
      'A webhook of a tenant',
      'Activity of webhooks',
    ]);
    for (const table of tables) {
      const values = table.rows.flatMap(({ figures }) => figures.map((figure) => figure?.median));
      for (const value of values) expect(value).toBeGreaterThan(0);
      expect(formatTable(table)).not.toContain('NaN');
    }
  },
  TIMEOUT_MS,
);

test(
  'handlers are measured at a share of a processor, where this machine can limit one',
  async ({ skip }) => {
    const options = readOptions([...BRIEFLY, '--memory', '1769', '--rtt', '5'], []);
    const lines: string[] = [];
    const { tables } = await runBench(options, { share: measureShare }, (line) => lines.push(line));
    skip(tables.length === 0, lines.join(' '));
    expect(tables.map(({ title }) => title)).toEqual([
      'At the share of 1769 MB',
      'Time and cost of the gateway by memory',
      'At the share of 1769 MB, 5 ms of round trip',
    ]);
    for (const table of tables) expect(formatTable(table)).not.toContain('NaN');
  },
  TIMEOUT_MS,
);

test(
  'another handler behind a URL is compared with the gateway',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const subjects = await prepareSubjects({
      folder,
      options: readOptions([], []),
      report: () => {},
    });
    onTestFinished(subjects.end);
    const { environment } = subjects.commandOf('gateway');
    const other = await startFunctionUrl({ handlerPath: subjects.gatewayPath, environment });
    onTestFinished(other.end);
    const url = webhookUrl(other.origin, WEBHOOK_ID);
    const run = (against: string) =>
      runBench(
        readOptions([...BRIEFLY, '--against', against], []),
        { against: measureAgainstUrl },
        () => {},
      );
    const { tables } = await run(url);
    expect(tables[0]?.rows.map(({ name }) => name)).toEqual(['gateway', 'other']);
    await expect(run(`${url}x`)).rejects.toThrow('answered 403');
  },
  TIMEOUT_MS,
);
