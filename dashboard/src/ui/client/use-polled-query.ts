'use client';

import {
  keepPreviousData,
  type Query,
  type QueryKey,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';

/** After so many errors in a row a query polls no more, until somebody asks it to. */
const ERRORS_UNTIL_STOP = 3;

const errorsInRow = new WeakMap<object, number>();

export interface PolledQueryOptions<Data> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  readonly intervalMs: number;
  readonly enabled?: boolean;
}

/** A query that repeats itself while its page is looked at. Old data stays while new loads. */
export function usePolledQuery<Data>(options: PolledQueryOptions<Data>) {
  const { queryKey, queryFn, intervalMs, enabled = true } = options;
  const cache = useQueryClient().getQueryCache();
  const result = useQuery<Data>({
    queryKey,
    queryFn: async ({ signal }) => {
      const query = cache.find({ queryKey, exact: true });
      try {
        const data = await queryFn({ signal });
        if (query) errorsInRow.delete(query);
        return data;
      } catch (error) {
        if (query && !signal.aborted) errorsInRow.set(query, countErrors(query) + 1);
        throw error;
      }
    },
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (hasStopped(query) ? false : intervalMs),
  });
  const query = cache.find({ queryKey, exact: true });
  return {
    data: result.data,
    error: result.error,
    isPending: result.isPending,
    isFetching: result.isFetching,
    /** The data belongs to another page or search, whose own data is still loading. */
    isPlaceholder: result.isPlaceholderData,
    /** When the data came, epoch ms; 0 when there is none. */
    updatedAt: result.dataUpdatedAt,
    /** Polling ended after errors in a row. */
    hasStopped: query !== undefined && hasStopped(query),
    refetch: result.refetch,
  };
}

export type PolledQuery<Data> = ReturnType<typeof usePolledQuery<Data>>;

function countErrors(query: object): number {
  return errorsInRow.get(query) ?? 0;
}

function hasStopped(query: object | Query): boolean {
  return countErrors(query) >= ERRORS_UNTIL_STOP;
}
