export interface TokenBucket {
  /** @returns false when none is left at `now` (ms, never going back) */
  readonly takeToken: (now: number) => boolean;
  readonly returnToken: () => void;
}

/** Allows `burst` at once and `perSecond` in the long run. */
export function createTokenBucket(burst: number, perSecond: number): TokenBucket {
  const tokenMs = 1_000 / perSecond;
  /** When it will be full, if nothing more is taken. */
  let fullAt = 0;
  return {
    takeToken(now) {
      const next = Math.max(fullAt, now) + tokenMs;
      if (next > now + burst * tokenMs) return false;
      fullAt = next;
      return true;
    },
    returnToken() {
      fullAt -= tokenMs;
    },
  };
}
