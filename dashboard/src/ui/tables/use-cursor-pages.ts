import { ofPageTenant } from '../callers/tenant.ts';
import { type QueryChanges, useUrlState } from '../navigation/use-url-state.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

export interface CursorPages {
  /** From 1. */
  readonly page: number;
  /** Undefined for the first page. */
  readonly cursor: string | undefined;
  readonly goBack: () => void;
  readonly goOn: (nextCursor: string) => void;
}

/**
 * The page of a cursor list that the address names, and the way to the pages around it.
 *
 * @param list identifies the list: another search or page size has other pages
 */
export function useCursorPages(list: string): CursorPages {
  const { get, set } = useUrlState();
  const { page, cursor } = readPage(get);
  const turn = (changes: QueryChanges) => {
    set(changes, { push: true });
    showTop();
  };
  return {
    page,
    cursor,
    goBack: () => turn(previousPage(sessionStorage, list, page)),
    goOn: (nextCursor) => turn(nextPage(sessionStorage, list, page, nextCursor)),
  };
}

/** Another page of a list is read from its first row. */
export function showTop(): void {
  window.scrollTo({ top: 0 });
}

/** The page that the address names. A page with a cursor is never the first one. */
export function readPage(get: (name: string) => string): Pick<CursorPages, 'page' | 'cursor'> {
  const cursor = get('cursor');
  if (cursor === '') return { page: 1, cursor: undefined };
  return { page: Math.max(2, Number.parseInt(get('page'), 10) || 2), cursor };
}

/** Remembers where the next page begins, so that `previousPage` finds it later. */
export function nextPage(
  storage: Storage,
  list: string,
  page: number,
  cursor: string,
): QueryChanges {
  storage.setItem(keyOf(list, page + 1), cursor);
  return { cursor, page: String(page + 1) };
}

/**
 * A list with cursors knows only where the next page begins. Pages that this browser tab has seen
 * are remembered, across reloads too; from any other page the way back leads to the first one.
 */
export function previousPage(storage: Storage, list: string, page: number): QueryChanges {
  const cursor = page > 2 ? storage.getItem(keyOf(list, page - 1)) : null;
  return cursor === null
    ? { cursor: undefined, page: undefined }
    : { cursor, page: String(page - 1) };
}

function keyOf(list: string, page: number): string {
  return ofPageTenant(`cursor:${list}:${page}`);
}
