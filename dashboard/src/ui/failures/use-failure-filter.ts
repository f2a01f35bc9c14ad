import {
  type FailureFilter,
  formatFilter,
  NO_FILTER,
  parseFilter,
} from '@momento-gateway/api/failures/failure-filter';
import { useMemo } from 'react';
import { type QueryChanges, useUrlState } from '../navigation/use-url-state.ts';

/** The filter in the page's address; `?search=` there is a text to filter by. */
export function useFailureFilter(): readonly [FailureFilter, (filter: FailureFilter) => void] {
  const { get, set } = useUrlState();
  const text = get('filter');
  const search = get('search');
  const filter = useMemo(() => readFilter(text, search), [text, search]);
  return [filter, (changed) => set(writeFilter(changed))];
}

/** A filter that cannot be read counts as none. */
export function readFilter(text: string, search: string): FailureFilter {
  const filter = parseFilter(text) ?? NO_FILTER;
  if (search === '') return filter;
  return { ...filter, tokens: [...filter.tokens, { operator: ':', value: search }] };
}

/** Another filter has other pages, so it begins at the first one. */
export function writeFilter(filter: FailureFilter): QueryChanges {
  return { filter: formatFilter(filter), search: undefined, cursor: undefined, page: undefined };
}
