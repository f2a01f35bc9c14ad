'use client';

import type { CallOutcome } from '@momento-gateway/api/observation/activity';
import { listActivity } from '@momento-gateway/api/observation/observation-operations';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export interface ActivityChoice {
  readonly webhookId: string;
  readonly hours: number;
  readonly outcome?: CallOutcome | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function useActivity(choice: ActivityChoice) {
  const api = useApi();
  const { webhookId, ...query } = choice;
  return usePolledQuery({
    queryKey: ['activity', choice],
    queryFn: (options) => api(listActivity, { params: { webhookId }, query }, options),
    intervalMs: 5_000,
  });
}
