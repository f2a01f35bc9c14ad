'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { hasStoppedPolling, type PolledQueryOptions, pollOptions } from './poll-options.ts';

/** A query that repeats itself while its page is looked at. Old data stays while new loads. */
export function usePolledQuery<Data>(options: PolledQueryOptions<Data>) {
  const cache = useQueryClient().getQueryCache();
  const result = useQuery<Data>({
    ...pollOptions(cache, options),
    placeholderData: keepPreviousData,
  });
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
    hasStopped: hasStoppedPolling(cache.find({ queryKey: options.queryKey, exact: true })),
    refetch: result.refetch,
  };
}

export type PolledQuery<Data> = ReturnType<typeof usePolledQuery<Data>>;
