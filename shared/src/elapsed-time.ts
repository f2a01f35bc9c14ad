/** The two clocks of a process. */
interface Clocks {
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms since an arbitrary start. */
  readonly monotonic: () => number;
}

/** By less the clocks may differ: by their resolution, and while the wall clock is being corrected. */
const AHEAD_MIN_MS = 1_000;

/**
 * Time between calls, in ms since an arbitrary start; it never goes back. The monotonic clock can stand
 * still while Lambda freezes the process, or a laptop sleeps: what the wall clock is ahead by is added.
 */
export function createElapsedTime({ now, monotonic }: Clocks): () => number {
  let apartMs = now() - monotonic();
  let frozenMs = 0;
  return () => {
    const steady = monotonic();
    const aheadMs = now() - steady - apartMs;
    if (Math.abs(aheadMs) >= AHEAD_MIN_MS) {
      apartMs += aheadMs;
      frozenMs += Math.max(0, aheadMs);
    }
    return steady + frozenMs;
  };
}
