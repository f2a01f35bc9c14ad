'use client';

import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export function useDependencyChecks() {
  const api = useApi();
  return usePolledQuery({
    queryKey: ['dependencies'],
    queryFn: api.observation.checkDependencies,
    intervalMs: 30_000,
  });
}
