'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { changeQuery, type QueryChanges } from './change-query.ts';

interface UrlState {
  /** A parameter of the page's address; empty when it is not there. */
  readonly get: (name: string) => string;
  /** Changes parameters in place; with `push`, "back" undoes it. */
  readonly set: (changes: QueryChanges, options?: { readonly push?: boolean }) => void;
}

/** State that lives in the page's address, so that it can be reloaded, shared and gone back to. */
export function useUrlState(): UrlState {
  const params = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? '', [params]);
  const set = useCallback<UrlState['set']>((changes, { push = false } = {}) => {
    const { pathname, search } = window.location;
    const address = pathname + changeQuery(search, changes);
    if (address === pathname + search) return;
    if (push) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
  }, []);
  return { get, set };
}
