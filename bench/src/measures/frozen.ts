import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../measure.ts';
import { prepareSubjects, type SubjectName } from '../prepare-subjects.ts';
import { requireSuccess } from '../require-success.ts';
import type { ResultTable } from '../result-table.ts';
import { canLimitShare } from '../runtime/create-cpu-share.ts';
import { startLimitedHandler } from '../runtime/start-limited-handler.ts';
import { summarize } from '../statistics.ts';
import { createFunctionUrlEvent } from '../webhook-event.ts';
import { STACK_MEMORY_MB, shareOf } from './memory.ts';

/** Longer than the gateway uses an idle connection. */
const FROZEN_MS = 61_000;

/**
 * The first call after processes were frozen for a minute and their connections died without a word.
 * All of them are frozen at the same time; then they answer one after the other.
 */
export async function measureFrozen(context: BenchContext): Promise<readonly ResultTable[]> {
  const { rounds } = context.options;
  if (!(await canLimitShare(context.report))) return [];
  const subjects = await prepareSubjects(context, { tls: true, roundTripMs: 0 });
  const names: SubjectName[] = ['gateway', 'on the AWS SDK'];
  const processes = [];
  try {
    for (const name of names) {
      for (let round = 0; round < rounds; round += 1) {
        const handler = await startLimitedHandler(
          subjects.commandOf(name),
          shareOf(STACK_MEMORY_MB),
        );
        processes.push({ name, handler });
        requireSuccess(name, await handler.invoke(createFunctionUrlEvent(Date.now())));
        process.kill(handler.pid, 'SIGSTOP');
      }
    }
    context.report(`frozen: ${processes.length} processes are frozen for ${FROZEN_MS / 1_000} s`);
    await sleep(FROZEN_MS);
    subjects.killConnections();
    const times = new Map(names.map((name): [SubjectName, number[]] => [name, []]));
    for (const { name, handler } of processes) {
      process.kill(handler.pid, 'SIGCONT');
      const from = performance.now();
      await handler.invoke(createFunctionUrlEvent(Date.now()));
      times.get(name)?.push(performance.now() - from);
      await handler.end();
    }
    const figures = (name: SubjectName) => summarize(times.get(name) ?? []);
    return [
      {
        title: `The first call after a freeze with dead connections, at the share of ${STACK_MEMORY_MB} MB`,
        note: `After one call and ${FROZEN_MS / 1_000} s as a stopped process, with connections over which nothing comes back.`,
        rounds,
        columns: [{ name: 'answer', unit: 'ms' }],
        rows: names.map((name) => ({ name, figures: [figures(name)] })),
        findings: [
          { name: 'gateway, first answer', value: figures('gateway'), unit: 'ms', atMost: 300 },
        ],
      },
    ];
  } finally {
    for (const { handler } of processes) await handler.end();
    subjects.end();
  }
}
