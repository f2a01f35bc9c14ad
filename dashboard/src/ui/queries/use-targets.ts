'use client';

import { createTarget, listTargets } from '@momento-gateway/api/rules/rule-operations';
import type { ListTargetsType } from '@momento-gateway/api/rules/target';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** What can be picked as a target of this type, or as a role. */
export function useTargets(type: ListTargetsType) {
  const api = useApi();
  return usePolledQuery({
    queryKey: ['targets', type],
    queryFn: (options) => api(listTargets, { query: { type } }, options),
    intervalMs: 30_000,
  });
}

export function useCreateQueue() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api(createTarget, { body: { type: 'sqs', name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['targets', 'sqs'] }),
  });
}
