import type { Clock } from '../clock.ts';

/** A clock that moves only by `advance`, `shiftWall` and `sleep`; its timers are real ones. */
export interface ManualClock extends Clock {
  readonly advance: (durationMs: number) => void;
  /** Moves only the wall clock, as when the machine's time is corrected; back if negative. */
  readonly shiftWall: (durationMs: number) => void;
  /** While `work` runs, `sleep` takes no time: as if all of it began at once. */
  readonly runAtOnce: (work: () => Promise<void>) => Promise<void>;
  /** The delays slept so far, in ms. */
  readonly slept: readonly number[];
}

export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  let monotonic = 1_000;
  let isAtOnce = false;
  const slept: number[] = [];
  const advance = (durationMs: number) => {
    now += durationMs;
    monotonic += durationMs;
  };
  return {
    slept,
    now: () => Math.floor(now),
    monotonic: () => Math.floor(monotonic),
    advance,
    shiftWall(durationMs) {
      now += durationMs;
    },
    async runAtOnce(work) {
      isAtOnce = true;
      await work().finally(() => {
        isAtOnce = false;
      });
    },
    sleep(delayMs) {
      slept.push(delayMs);
      if (!isAtOnce) advance(delayMs);
      return Promise.resolve();
    },
    startTimer(delayMs, onEnd) {
      const timer = setTimeout(onEnd, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
