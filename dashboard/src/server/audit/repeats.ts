import { LRUCache } from 'lru-cache';

const SPAN_MS = 60_000;
const KEPT_MAX = 1_000;

/** Holds back what repeats within a minute. */
interface Repeats {
  /**
   * @param now ms since the epoch.
   * @returns `repeated` when it was told within the last minute; else how often it was held back
   * since it was last told.
   */
  readonly count: (what: string, now: number) => number | 'repeated';
}

export function createRepeats(): Repeats {
  const told = new LRUCache<string, { readonly at: number; count: number }>({ max: KEPT_MAX });
  return {
    count: (what, now) => {
      const last = told.get(what);
      if (last !== undefined && now < last.at + SPAN_MS) {
        last.count += 1;
        return 'repeated';
      }
      told.set(what, { at: now, count: 0 });
      return last?.count ?? 0;
    },
  };
}
