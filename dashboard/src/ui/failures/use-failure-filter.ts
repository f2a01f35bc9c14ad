'use client';

import {
  type FailureFilter,
  formatFilter,
  NO_FILTER,
  parseFilter,
} from '@momento-gateway/api/failures/failure-filter';
import { useMemo } from 'react';
import { useUrlState } from '../navigation/use-url-state.ts';

/** The filter that the page's address holds; `?search=` there is a text to filter by. */
export function useFailureFilter(): readonly [FailureFilter, (filter: FailureFilter) => void] {
  const { get, set } = useUrlState();
  const text = get('filter');
  const search = get('search');
  const filter = useMemo(() => readFilter(text, search), [text, search]);
  return [
    filter,
    (changed) =>
      set({
        filter: formatFilter(changed),
        search: undefined,
        cursor: undefined,
        page: undefined,
      }),
  ];
}

function readFilter(text: string, search: string): FailureFilter {
  const { operation, tokens } = parseFilter(text) ?? NO_FILTER;
  if (search === '') return { operation, tokens };
  return { operation, tokens: [...tokens, { operator: ':', value: search }] };
}
