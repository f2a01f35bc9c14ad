'use client';

import { readMetrics } from '@momento-gateway/api/observation/observation-operations';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** What the gateway counted and timed in the last hours. */
export function useMetrics(hours: number) {
  const api = useApi();
  return usePolledQuery({
    queryKey: ['metrics', hours],
    queryFn: (options) => api(readMetrics, { query: { hours } }, options),
    intervalMs: 30_000,
  });
}
