'use client';

import { useApi } from '../client/api-context.tsx';
import type { ActivityChoice } from '../client/observation-calls.ts';
import { usePolledQuery } from '../client/use-polled-query.ts';

export function useActivity(choice: ActivityChoice) {
  const api = useApi();
  return usePolledQuery({
    queryKey: ['activity', choice],
    queryFn: (options) => api.observation.listActivity(choice, options),
    intervalMs: 5_000,
  });
}
