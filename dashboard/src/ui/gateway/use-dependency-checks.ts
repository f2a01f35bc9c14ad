'use client';

import { checkDependencies } from '@momento-gateway/api/observation/observation-operations';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export function useDependencyChecks() {
  const api = useApi();
  return usePolledQuery({
    queryKey: ['dependencies'],
    queryFn: (options) => api(checkDependencies, {}, options),
    intervalMs: 30_000,
  });
}
