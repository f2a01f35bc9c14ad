/** Time as it is passed in; tests bring their own. */
export interface Clock {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Resolves after `delayMs`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>;
}
