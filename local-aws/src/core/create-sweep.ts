import type { Clock } from './clock.ts';

const INTERVAL_MS = 60_000;

/** Makes a function, to be called with every write, that removes what has expired once a minute. */
export function createSweep(clock: Clock, removeExpired: (nowMs: number) => void): () => void {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now();
    // A clock that was put back does not stop the sweeping.
    if (Math.abs(now - sweptAt) < INTERVAL_MS) return;
    sweptAt = now;
    removeExpired(now);
  };
}
