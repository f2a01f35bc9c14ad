import type { Answer, CallInput, Operation } from '@momento-gateway/api/operation';
import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { isPollingSlowly, type PolledQueryOptions, pollOptions } from './poll-options.ts';

/**
 * Calls an operation again and again while the page is visible. Old data stays while new data
 * loads.
 *
 * @param intervalMs may depend on the data loaded so far
 * @param isEnabled false for a call that the caller’s role does not allow
 */
export function usePolledQuery<Called extends Operation>(
  queryKey: QueryKey,
  operation: Called,
  input: CallInput<Called>,
  intervalMs: PolledQueryOptions<Answer<Called>>['intervalMs'],
  isEnabled = true,
) {
  const api = useApi();
  const cache = useQueryClient().getQueryCache();
  const result = useQuery<Answer<Called>>({
    ...pollOptions(cache, {
      queryKey,
      queryFn: (options) => api(operation, input, options),
      intervalMs,
    }),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
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
    /** It is tried once a minute, after errors in a row. */
    isSlow: isPollingSlowly(cache.find({ queryKey, exact: true })),
    refetch: result.refetch,
  };
}

/** Any polled query, whatever its data is. */
export type PolledQuery = ReturnType<typeof usePolledQuery>;
