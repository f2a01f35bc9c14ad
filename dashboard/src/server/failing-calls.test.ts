import { isDeepStrictEqual } from 'node:util';
import { OPERATIONS } from '@momento-gateway/api/operations';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from './testing/call-api.ts';
import type { Change, World } from './testing/changes/change.ts';
import { CHANGES, NO_CHANGES } from './testing/changes/changes.ts';
import { type CallFault, failCalls } from './testing/fail-calls.ts';
import { startFakeServices } from './testing/fake-services.ts';
import { startMomentoApi } from './testing/start-momento-api.ts';

test('every operation that changes something is run with each of its calls to AWS failing', () => {
  const changing = Object.entries(OPERATIONS)
    .filter(([, { method }]) => method !== 'GET')
    .map(([id]) => id);
  const run = CHANGES.flatMap(({ operations }) => operations);
  expect([...run, ...NO_CHANGES]).toEqual(expect.arrayContaining(changing));
});

interface Plan {
  readonly fault: CallFault;
  readonly at: number;
  /** Whether every later call of the same command fails too. */
  readonly stays: boolean;
}

const isDone = ({ status }: Answer) => status >= 200 && status < 300;

/** Makes the change in a world of its own. */
async function make(change: Change, plan?: Plan) {
  const services = await startFakeServices();
  const { api, momento, close } = await startMomentoApi({
    targetClients: services.clients,
    logUnexpected: () => {},
  });
  const world: World = { api, momento, services };
  try {
    const prepared = await change.prepare(world);
    const before = await change.read(world);
    api.restart();
    const calls = failCalls(api.context, plan);
    const answer = await change.run(world, prepared);
    calls.stop();
    if (change.isFinishedBySecond && !isDone(answer)) await change.run(world, prepared);
    return { before, answer, sent: calls.sent, after: await change.read(world) };
  } finally {
    await Promise.all([close(), services.close()]);
  }
}

/** A call that is refused, once or for good; done without an answer; done twice by the SDK. */
const PLANS: readonly Omit<Plan, 'at'>[] = [
  { fault: 'throttled', stays: false },
  { fault: 'throttled', stays: true },
  { fault: 'error', stays: false },
  { fault: 'answer-lost', stays: false },
  { fault: 'answer-lost', stays: true },
  { fault: 'retried', stays: false },
];

/** Each test makes its change as often as that makes calls. */
const TIMEOUT_MS = 300_000;

describe.each(CHANGES)('$operations', (change) => {
  let whole: Awaited<ReturnType<typeof make>>;
  beforeAll(async () => {
    whole = await make(change);
    expect(isDone(whole.answer), JSON.stringify(whole.answer.body)).toBe(true);
    expect(whole.after).not.toEqual(whole.before);
  });

  test.each(PLANS)(
    'leaves the old state, or the new one, or what it tells: each call in turn is $fault (for good: $stays)',
    async (plan) => {
      for (let at = 0; ; at += 1) {
        const { before, answer, sent, after } = await make(change, { ...plan, at });
        if (sent.length <= at) return;
        const seen = `${sent[at]} (${at}): ${answer.status} ${JSON.stringify(answer.body)}`;
        if (change.isTold?.(answer, after)) continue;
        if (isDone(answer)) expect(after, seen).toEqual(whole.after);
        else if (!isDeepStrictEqual(after, whole.after)) expect(after, seen).toEqual(before);
      }
    },
    TIMEOUT_MS,
  );
});
