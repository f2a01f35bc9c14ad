import { setImmediate as giveWay } from 'node:timers/promises';
import type { Context } from '../context.ts';

/** Turns of the event loop in which a process that has no answer to wait for makes its next call. */
const QUIET_TURNS = 20;

type Clients = Pick<Context, 'events' | 'secrets' | 'sqs' | 'logs' | 'cloudWatch'>;

/**
 * How many calls of AWS stand one after the other in some work, whatever each takes. All calls wait
 * until no further one is made; then they are let through together, which is a round.
 */
export async function countRounds(
  { events, secrets, sqs, logs, cloudWatch }: Clients,
  work: () => Promise<unknown>,
): Promise<number> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  for (const client of [events, secrets, sqs, logs, cloudWatch]) {
    const stack = client.middlewareStack as unknown as Clients['events']['middlewareStack'];
    stack.add(
      (next) => async (call) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        underWay += 1;
        try {
          return await next(call);
        } finally {
          underWay -= 1;
        }
      },
      { step: 'initialize', name: 'countRounds', override: true },
    );
  }
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  let rounds = 0;
  for (;;) {
    for (let turns = 0; turns < QUIET_TURNS; turns = underWay > 0 ? 0 : turns + 1) await giveWay();
    // What is made after the answer nobody waits for.
    if (isDone) break;
    if (waiting.length > 0) rounds += 1;
    for (const resolve of waiting.splice(0)) resolve();
  }
  for (const resolve of waiting) resolve();
  await done;
  return rounds;
}
