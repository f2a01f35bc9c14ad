import type { Clock } from './clock.ts';

/**
 * Time between calls, in ms since an arbitrary start. It advances with the clock that advanced more,
 * and never goes back: the wall clock can be set back, and AWS does not document that the monotonic
 * clock advances while Lambda freezes the process.
 */
export function createElapsedTime({ now, monotonic }: Clock): () => number {
  let wallAt = now();
  let monotonicAt = monotonic();
  let elapsedMs = 0;
  return () => {
    const wall = now();
    const steady = monotonic();
    elapsedMs += Math.max(wall - wallAt, steady - monotonicAt, 0);
    wallAt = wall;
    monotonicAt = steady;
    return elapsedMs;
  };
}
