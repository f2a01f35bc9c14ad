import { type Query, type QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';

/** After this many errors in a row a query polls slowly, until it succeeds again. */
const ERRORS_UNTIL_SLOW = 3;
const SLOW_MS = 60_000;

/** By query; absent after a success. */
const errorsInRow = new WeakMap<object, number>();

export interface PolledQueryOptions<Data> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
  /** May depend on the data loaded so far. */
  readonly intervalMs: number | ((data: Data | undefined) => number);
}

/** A query that polls, and once a minute after it has failed three times in a row. */
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
    refetchInterval: (query: Query<Data>) => {
      const chosenMs = chooseInterval(intervalMs, query.state.data);
      return isPollingSlowly(query) ? Math.max(SLOW_MS, chosenMs) : chosenMs;
    },
  };
}

function chooseInterval<Data>(
  intervalMs: PolledQueryOptions<Data>['intervalMs'],
  data: Data | undefined,
): number {
  return typeof intervalMs === 'number' ? intervalMs : intervalMs(data);
}

/** Whether a query polls once a minute because of errors. */
export function isPollingSlowly(query: object | undefined): boolean {
  return query !== undefined && (errorsInRow.get(query) ?? 0) >= ERRORS_UNTIL_SLOW;
}

/** Queries are not retried and old data stays: the next poll is the retry. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 2_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
