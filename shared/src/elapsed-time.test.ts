import { expect, test } from 'vitest';
import { createElapsedTime } from './elapsed-time.ts';

interface Step {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** How much passes over the steps, asked after each of them. */
function pass(steps: readonly Step[]): number {
  let wall = 1_000_000;
  let steady = 0;
  // As Date.now does it: in whole milliseconds.
  const elapsed = createElapsedTime({ now: () => Math.floor(wall), monotonic: () => steady });
  const begunAt = elapsed();
  for (const { wallMs, monotonicMs } of steps) {
    wall += wallMs;
    steady += monotonicMs;
    elapsed();
  }
  return elapsed() - begunAt;
}

const often = Array.from({ length: 10_000 }, () => ({ wallMs: 0.1, monotonicMs: 0.1 }));
const HOUR_MS = 3_600_000;

test.each<[string, readonly Step[], number]>([
  ['asked ten times a millisecond it goes no faster', often, 1_000],
  ['a sleep passes', [{ wallMs: HOUR_MS, monotonicMs: 0 }], HOUR_MS],
  ['a clock that is set back takes nothing away', [{ wallMs: -HOUR_MS, monotonicMs: 5 }], 5],
  [
    'a sleep passes after the clock was set back, too',
    [
      { wallMs: -HOUR_MS, monotonicMs: 5 },
      { wallMs: 60_000, monotonicMs: 0 },
    ],
    60_005,
  ],
])('%s', (_, steps, ms) => {
  expect(pass(steps)).toBeCloseTo(ms, 3);
});
