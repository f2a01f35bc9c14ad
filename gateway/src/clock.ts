/** Time as it is passed in; tests bring their own. */
export interface Clock {
  /** ms since the epoch. For what the outside world dates: freshness, end dates, log lines. */
  readonly now: () => number;
  /** ms since some start; never goes back. For durations and deadlines. */
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
