import { expect, test } from 'vitest';
import type { FailureQueue } from './failure-queue.ts';
import type { StoredMessage } from './stored-message.ts';
import { workOnFailures } from './work-on-failures.ts';

/** A queue of so many messages. */
function makeQueue(count: number): FailureQueue {
  const waiting = Array.from({ length: count }, (_, place) => String(place));
  return {
    kind: 'parked',
    describe: async () => ({
      visibleCount: waiting.length,
      hiddenCount: 0,
      retentionMs: 0,
      createdAt: 0,
    }),
    receive: async () =>
      waiting
        .splice(0, 10)
        .map((id) => ({ id, body: '', attributes: {}, sentAt: 0, receiptHandle: id })),
    release: async () => {},
    remove: async () => new Map(),
    heldIds: () => new Set(),
  };
}

test.each([
  { count: 200, problem: expect.stringMatching(/ended after 80 messages.*others/i) },
  { count: 20, problem: undefined },
])(
  'a run works on 20 messages and a round, and says when there are others: of $count',
  async ({ count, problem }) => {
    const report = await workOnFailures(
      { action: 'delete', seenMax: 20, act: async () => new Map() },
      {
        queues: [makeQueue(count)],
        readRound: async (_, round) => round.map(({ id }) => ({ id }) as StoredMessage),
        wantedIds: undefined,
        isChosen: () => true,
        find: () => undefined,
        settled: new Map(),
        forget: () => {},
        wait: async () => {},
        elapsed: () => 0,
        maxWaitMs: 0,
        explain: String,
      },
    );
    expect(report.results).toHaveLength(Math.min(count, 80));
    expect(report.problem).toEqual(problem);
  },
);
