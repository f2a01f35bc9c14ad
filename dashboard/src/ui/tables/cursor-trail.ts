/**
 * Where each page of a list begins, for "previous page": an API with cursors only tells the way
 * forward. Kept for the browser tab, so that a reload does not lose it.
 */
export interface CursorTrail {
  /** The cursor of a page; undefined for the first one and for pages never seen. */
  readonly read: (page: number) => string | undefined;
  readonly remember: (page: number, cursor: string) => void;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** @param list tells lists apart: another search or page size has other pages. */
export function openCursorTrail(storage: Storage, list: string): CursorTrail {
  const keyOf = (page: number) => `cursor:${list}:${page}`;
  return {
    read: (page) => storage.getItem(keyOf(page)) ?? undefined,
    remember: (page, cursor) => storage.setItem(keyOf(page), cursor),
  };
}
