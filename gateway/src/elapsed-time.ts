import type { Clock } from './clock.ts';

/**
 * Time between calls, in ms since some start: moves on by whichever of the two clocks moved on
 * more, and never back. The wall clock can be set back; that the monotonic one runs on while Lambda
 * freezes the process is documented nowhere.
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
