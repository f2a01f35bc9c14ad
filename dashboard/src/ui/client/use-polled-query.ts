'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { hasStoppedPolling, type PolledQueryOptions, pollOptions } from './poll-options.ts';

/** A query that polls while its page is visible. Old data stays while new data loads. */
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
    /** The data belongs to the previous page or search; the current one is still loading. */
    isPlaceholder: result.isPlaceholderData,
    /** When the data was loaded, epoch ms; 0 when there is none. */
    updatedAt: result.dataUpdatedAt,
    /** Polling stopped after errors in a row. */
    hasStopped: hasStoppedPolling(cache.find({ queryKey: options.queryKey, exact: true })),
    refetch: result.refetch,
  };
}

export type PolledQuery<Data> = ReturnType<typeof usePolledQuery<Data>>;
