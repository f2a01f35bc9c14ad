import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { countGaps, PLAN_MS, planNumbers } from './plan-numbers.ts';

const SEEDS = [1, 2, 3, 4, 5];

test.each(SEEDS)('the plan of seed %i has every fate, and what it loses can be seen', (seed) => {
  const messages = planNumbers(createRandom(seed));
  expect(new Set(messages.map(({ fate }) => fate))).toEqual(
    new Set(['arrives', 'arrives twice', 'late', 'lost']),
  );
  const last = messages.at(-1);
  expect(last?.fate).toBe('arrives');
  expect(last?.publishedAfterMs).toBeLessThan(PLAN_MS);
  // With the time to send them, well within the gateway's minute.
  expect(PLAN_MS).toBeLessThan(45_000);
});

test('a plan is the same for the same seed', () => {
  expect(planNumbers(createRandom(7))).toEqual(planNumbers(createRandom(7)));
});

test('what the meter has to say is counted from the fates', () => {
  const fates = ['arrives', 'lost', 'arrives twice', 'late', 'lost', 'arrives'] as const;
  const messages = fates.map((fate, number) => ({ fate, number, publishedAfterMs: number }));
  expect(countGaps(messages)).toEqual({
    seenCount: 5,
    missingCount: 2,
    refusedCount: 1,
    duplicateCount: 1,
    restartCount: 2,
    missing: [1, 4],
  });
});
