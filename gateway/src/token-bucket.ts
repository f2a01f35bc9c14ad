export interface TokenBucket {
  /** @returns false when none is left at `now` (ms, never going back) */
  readonly takeToken: (now: number) => boolean;
  readonly returnToken: () => void;
}

/** Allows `burst` at once and `perSecond` in the long run. */
export function createTokenBucket(burst: number, perSecond: number): TokenBucket {
  let tokens = burst;
  let filledAt = 0;
  return {
    takeToken(now) {
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    returnToken() {
      tokens = Math.min(burst, tokens + 1);
    },
  };
}
