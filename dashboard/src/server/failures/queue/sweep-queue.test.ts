import { expect, test } from 'vitest';
import { makeFakeQueue } from '../../testing/fake-queue.ts';
import { sweepQueue } from './sweep-queue.ts';

const MIB = 1024 * 1024;

test.each([
  { name: 'long', body: 'x'.repeat(MIB), count: 150, roundMax: 40 },
  { name: 'short', body: 'x', count: 150, roundMax: 80 },
])(
  '$name messages that are gathered are told in rounds that fit in memory, each once',
  async ({ body, count, roundMax }) => {
    const { queue, seen } = makeFakeQueue({ count, body });
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
    expect(seen.released.toSorted()).toEqual(told.toSorted());
  },
);
