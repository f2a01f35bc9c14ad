import type { Query, QueryCache, QueryKey } from '@tanstack/react-query';

/** After so many errors in a row a query polls no more, until somebody asks it to. */
const ERRORS_UNTIL_STOP = 3;

/** By query; absent after a success. */
const errorsInRow = new WeakMap<object, number>();

export interface PolledQueryOptions<Data> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  readonly intervalMs: number;
}

/** A query that repeats itself until it has failed three times in a row. */
export function pollOptions<Data>(cache: QueryCache, options: PolledQueryOptions<Data>) {
  const { queryKey, queryFn, intervalMs } = options;
  return {
    queryKey,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const query = cache.find({ queryKey, exact: true });
      try {
        const data = await queryFn({ signal });
        if (query) errorsInRow.delete(query);
        return data;
      } catch (error) {
        if (query && !signal.aborted) errorsInRow.set(query, (errorsInRow.get(query) ?? 0) + 1);
        throw error;
      }
    },
    refetchInterval: (query: Query<Data>) =>
      hasStoppedPolling(query) ? (false as const) : intervalMs,
  };
}

/** Whether a query ended its polling because of errors. */
export function hasStoppedPolling(query: object | undefined): boolean {
  return query !== undefined && (errorsInRow.get(query) ?? 0) >= ERRORS_UNTIL_STOP;
}
