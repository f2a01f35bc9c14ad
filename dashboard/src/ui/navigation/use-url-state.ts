import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** New values by parameter name; an empty or missing value removes the parameter. */
export type QueryChanges = Readonly<Record<string, string | undefined>>;

interface UrlState {
  /** A parameter of the page's address; empty when it is not there. */
  readonly get: (name: string) => string;
  /** Changes parameters in place; with `push`, "back" undoes it. */
  readonly set: (changes: QueryChanges, options?: { readonly push?: boolean }) => void;
}

/** State in the page's address: it survives a reload, can be shared, and "back" works. */
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

/** @returns the changed query with its `?`, or nothing when no parameter is left. */
export function changeQuery(search: string, changes: QueryChanges): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  return params.size === 0 ? '' : `?${params}`;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** A few choices; the first one is the default. */
export type Options = readonly [Option, ...Option[]];

/** The option whose value is in the page's address; the first one when none is. */
export function chooseOption(options: Options, value: string): Option {
  return options.find((option) => option.value === value) ?? options[0];
}
