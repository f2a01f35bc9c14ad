/**
 * Time in ms that never goes back, and passes while a laptop sleeps: the monotonic clock can stand still
 * meanwhile, but SQS's does not. So it goes on with the clock that advanced more.
 *
 * @param now ms since the epoch
 * @param monotonic ms since an arbitrary start
 */
export function createElapsed(now: () => number, monotonic: () => number): () => number {
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
