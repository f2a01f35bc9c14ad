import { expect, test } from 'vitest';
import type { FailureQueue } from './failure-queue.ts';
import { sweepQueue } from './sweep-queue.ts';

const MIB = 1024 * 1024;

/** A queue of messages with this body, which counts what is received at the same time. */
function makeQueue(count: number, body: string) {
  const waiting = Array.from({ length: count }, (_, place) => String(place));
  const released: string[] = [];
  const queue: FailureQueue = {
    kind: 'held',
    describe: async () => ({
      visibleCount: waiting.length,
      hiddenCount: 0,
      retentionMs: 0,
      createdAt: 0,
    }),
    receive: async () =>
      waiting
        .splice(0, 10)
        .map((id) => ({ id, body, attributes: {}, sentAt: 0, receiptHandle: id })),
    release: async (receipts) => {
      released.push(...receipts.map(({ id }) => id));
    },
    remove: async () => new Map(),
    heldIds: () => new Set(),
  };
  return { queue, released };
}

test.each([
  { name: 'long', body: 'x'.repeat(MIB), count: 150, roundMax: 40 },
  { name: 'short', body: 'x', count: 150, roundMax: 80 },
])(
  '$name messages that are gathered are told in rounds that fit in memory, each once',
  async ({ body, count, roundMax }) => {
    const { queue, released } = makeQueue(count, body);
    const rounds: string[][] = [];
    await sweepQueue(queue, {
      visibilityTimeoutS: 90,
      gathering: { max: 50, maxLength: 32 * MIB, maxMs: 10_000, elapsed: () => 0 },
      onRound: async (round) => {
        rounds.push(round.map(({ id }) => id));
        return { isEnough: false };
      },
    });
    const told = rounds.flat();
    expect(new Set(told).size).toBe(count);
    expect(told).toHaveLength(count);
    expect(Math.max(...rounds.map(({ length }) => length))).toBeLessThanOrEqual(roundMax);
    expect(released.toSorted()).toEqual(told.toSorted());
  },
);
