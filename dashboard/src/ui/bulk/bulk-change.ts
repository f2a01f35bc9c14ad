import pMap from 'p-map';
import type { Offer } from '../callers/explain-missing-role.ts';

/** AWS allows some tens of changes a second; others change things too. */
const PARALLEL_CHANGES = 4;

export type BulkChange = 'enable' | 'disable' | 'delete';

/** What is changed together, and the words for it. */
export interface BulkKind<Item> {
  readonly noun: string;
  readonly idOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  /** Undefined where it is not known at the moment. */
  readonly isEnabled: (item: Item) => boolean | undefined;
  /** Whether disabling can be taken back at once, with the same items. */
  readonly isUndoable?: boolean;
  /** The operation that each change calls. */
  readonly offers: Readonly<Record<BulkChange, Offer>>;
  /** What a change of that many means. */
  readonly explain: Readonly<Record<BulkChange, (count: number) => string>>;
  /** What else there is to know about these. */
  readonly note?: (items: readonly Item[]) => string;
}

export interface FailedChange<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/** Changes items one by one; one that fails stops none of the others. Returns those that failed. */
export async function changeEach<Item>(
  items: readonly Item[],
  change: (item: Item) => Promise<unknown>,
  onProgress: (done: number) => void,
): Promise<readonly FailedChange<Item>[]> {
  let done = 0;
  const results = await pMap(
    items,
    async (item) => {
      const error = await change(item).then(
        () => undefined,
        (reason: unknown) => ({ item, error: reason }),
      );
      done += 1;
      onProgress(done);
      return error;
    },
    { concurrency: PARALLEL_CHANGES },
  );
  return results.filter((failed) => failed !== undefined);
}
