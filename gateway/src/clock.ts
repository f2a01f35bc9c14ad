/** Time as it is passed in; tests bring their own. */
export interface Clock {
  /** ms since the epoch. */
  readonly now: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};
