/** By less the two clocks may differ: by their resolution, and while the wall clock is being corrected. */
const SLEEP_MIN_MS = 1_000;

/**
 * Time in ms that never goes back, and passes while a laptop sleeps: the monotonic clock can stand still
 * meanwhile, but SQS's does not. So what the wall clock is suddenly ahead by is added.
 *
 * @param now ms since the epoch
 * @param monotonic ms since an arbitrary start
 */
export function createElapsed(now: () => number, monotonic: () => number): () => number {
  let wallAt = now();
  let monotonicAt = monotonic();
  let sleptMs = 0;
  return () => {
    const wall = now();
    const steady = monotonic();
    const aheadMs = wall - wallAt - (steady - monotonicAt);
    if (Math.abs(aheadMs) >= SLEEP_MIN_MS) {
      sleptMs += Math.max(0, aheadMs);
      wallAt = wall;
      monotonicAt = steady;
    }
    return steady + sleptMs;
  };
}
