import { expect, test } from 'vitest';
import { makeFakeQueue } from '../../testing/fake-queue.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { StoredMessage } from './stored-message.ts';
import { workOnFailures } from './work-on-failures.ts';
import type { Work } from './work-on-round.ts';

function workOn(queue: FailureQueue, work: Partial<Work>, wantedIds?: ReadonlySet<string>) {
  return workOnFailures(
    { action: 'delete', act: async () => new Map(), ...work },
    {
      queues: [queue],
      readRound: async (_, round) => round.map(({ id }) => ({ id }) as StoredMessage),
      wantedIds,
      isChosen: (id) => wantedIds?.has(id) ?? true,
      find: () => undefined,
      settled: new Map(),
      forget: () => {},
      wait: async () => {},
      elapsed: () => 0,
      maxWaitMs: 8_000,
      explain: String,
    },
  );
}

test.each([
  { count: 200, problem: expect.stringMatching(/ended after 80 messages.*others/i) },
  { count: 20, problem: undefined },
])(
  'a run works on 20 messages and a round, and says when there are others: of $count',
  async ({ count, problem }) => {
    const report = await workOn(makeFakeQueue({ count }).queue, { seenMax: 20 });
    expect(report.results).toHaveLength(Math.min(count, 80));
    expect(report.problem).toEqual(problem);
  },
);

test('of a queue that cannot be seen whole nothing is gone, and it is not looked through again', async () => {
  const { queue, seen } = makeFakeQueue({ count: 30, isEndless: true });
  const report = await workOn(queue, {}, new Set(['none']));
  expect(report.results).toMatchObject([{ id: 'none', result: 'busy' }]);
  expect(report.heldElsewhere).toBeGreaterThan(0);
  expect(seen.describeCount).toBeLessThanOrEqual(3);
});
