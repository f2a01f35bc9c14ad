'use client';

import { useUrlState } from '../navigation/use-url-state.ts';
import { openCursorTrail } from './cursor-trail.ts';

/** The page of a cursor list that the address names, and the ways to its neighbours. */
export function useCursorPages(list: string) {
  const { get, set } = useUrlState();
  const cursor = get('cursor');
  const page = cursor === '' ? 1 : Math.max(2, Number.parseInt(get('page'), 10) || 2);
  return {
    page,
    cursor: cursor === '' ? undefined : cursor,
    goBack: () => {
      const previous = page > 2 ? openCursorTrail(sessionStorage, list).read(page - 1) : undefined;
      set(
        { cursor: previous, page: previous === undefined ? undefined : String(page - 1) },
        { push: true },
      );
    },
    goOn: (nextCursor: string) => {
      openCursorTrail(sessionStorage, list).remember(page + 1, nextCursor);
      set({ cursor: nextCursor, page: String(page + 1) }, { push: true });
    },
  };
}

export type CursorPages = ReturnType<typeof useCursorPages>;
