import type { Clock } from './clock.ts';

const INTERVAL_MS = 60_000;

/**
 * Returns a function to call with every write. It removes what has expired, at most once a minute.
 */
export function createSweep(clock: Clock, removeExpired: (nowMs: number) => void): () => void {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now();
    // If the clock is set back, sweeping still goes on.
    if (Math.abs(now - sweptAt) < INTERVAL_MS) return;
    sweptAt = now;
    removeExpired(now);
  };
}
