const SECOND_MS = 1_000;

/** A stop is noticed within this time. */
const STEP_MS = 500;

/** Paced work holds messages no longer than this before it lets go of them and receives again. */
const HOLD_MAX_MS = 30_000;

/** Work in order acts on so many at a time, and reports them. */
const IN_ORDER_PART = 50;

interface PaceOptions {
  /** As fast as it goes when it is undefined. */
  readonly perSecond: number | undefined;
  /** Whether many messages are held at once, to act on them in their order. */
  readonly isInOrder: boolean;
  readonly isStopped: () => boolean;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Keeps work from going faster than it may. */
export interface Pace {
  /** Parts that are acted on one after the other, each when its turn has come. */
  readonly split: <Item>(items: readonly Item[]) => readonly (readonly Item[])[];
  /** @returns false when it was stopped before. */
  readonly waitForTurn: (count: number) => Promise<boolean>;
  /** Whether messages that are held since then have to be let go. */
  readonly isHeldTooLong: (sinceMs: number) => boolean;
}

export function createPace(options: PaceOptions): Pace {
  const { perSecond, isInOrder, isStopped, elapsed, wait } = options;
  const isHeldTooLong = (sinceMs: number) => elapsed() - sinceMs >= HOLD_MAX_MS;
  if (perSecond === undefined) {
    return {
      split: (items) => (isInOrder ? splitInto(items, IN_ORDER_PART) : [items]),
      waitForTurn: async () => !isStopped(),
      isHeldTooLong: isInOrder ? isHeldTooLong : () => false,
    };
  }
  /** What was begun in the last second. */
  let begun: { readonly at: number; readonly count: number }[] = [];
  const countBegun = () => {
    begun = begun.filter(({ at }) => at > elapsed() - SECOND_MS);
    return begun.reduce((sum, { count }) => sum + count, 0);
  };
  return {
    split: (items) => splitInto(items, isInOrder ? Math.min(perSecond, IN_ORDER_PART) : perSecond),
    async waitForTurn(count) {
      while (!isStopped() && countBegun() + count > perSecond) {
        const freeAt = (begun[0]?.at ?? elapsed()) + SECOND_MS;
        await wait(Math.max(1, Math.min(STEP_MS, freeAt - elapsed())));
      }
      begun.push({ at: elapsed(), count });
      return !isStopped();
    },
    isHeldTooLong,
  };
}

function splitInto<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
