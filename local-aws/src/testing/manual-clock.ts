import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';

/** A clock for tests that moves only when told to. */
export interface ManualClock extends Clock {
  /** Advances time; sleepers that are due wake in order, each at its own time. */
  readonly advance: (byMs: number) => Promise<void>;
  /** Resolves as soon as at least `count` sleepers are waiting. */
  readonly whenSleeping: (count?: number) => Promise<void>;
  readonly countSleepers: () => number;
}

interface Sleeper {
  readonly dueAt: number;
  readonly wake: () => void;
}

/** Starts at `startAt` (ms since the epoch). */
export function createManualClock(startAt = Date.UTC(2030, 0, 1)): ManualClock {
  let now = startAt;
  const sleepers = new Set<Sleeper>();

  function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const stop = () => {
        sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        dueAt: now + delayMs,
        wake: () => {
          signal?.removeEventListener('abort', stop);
          sleepers.delete(sleeper);
          resolve();
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      sleepers.add(sleeper);
    });
  }

  async function advance(byMs: number): Promise<void> {
    const until = now + byMs;
    for (;;) {
      const next = [...sleepers].sort((a, b) => a.dueAt - b.dueAt)[0];
      if (next === undefined || next.dueAt > until) break;
      now = Math.max(now, next.dueAt);
      next.wake();
      await nextTurn();
    }
    now = until;
  }

  async function whenSleeping(count = 1): Promise<void> {
    while (sleepers.size < count) await nextTurn();
  }

  return {
    now: () => now,
    sleep: async (delayMs, signal) => sleep(delayMs, signal),
    advance,
    whenSleeping,
    countSleepers: () => sleepers.size,
  };
}
