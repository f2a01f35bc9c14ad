import type { Clock } from '../clock.ts';

/** A clock that moves only when told to or when somebody sleeps. */
export interface ManualClock extends Clock {
  readonly advance: (durationMs: number) => void;
  /** The delays slept so far, in ms. */
  readonly slept: readonly number[];
}

export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    advance(durationMs) {
      now += durationMs;
    },
    sleep(delayMs) {
      slept.push(delayMs);
      now += delayMs;
      return Promise.resolve();
    },
  };
}
