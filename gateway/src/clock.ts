/** Time, passed in so that tests can control it. */
export interface Clock {
  /** ms since the epoch. For what is compared with other clocks: freshness, expiry, log lines. */
  readonly now: () => number;
  /** ms since an arbitrary start; never goes back. For durations and deadlines. */
  readonly monotonic: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
  /** @returns a function that cancels the timer */
  readonly startTimer: (delayMs: number, onEnd: () => void) => () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => Math.round(performance.now()),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  startTimer(delayMs, onEnd) {
    const timer = setTimeout(onEnd, delayMs);
    return () => clearTimeout(timer);
  },
};
