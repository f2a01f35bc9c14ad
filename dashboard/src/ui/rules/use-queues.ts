'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

const QUEUES_KEY = ['targets', 'sqs'];

/** The account's queues, as far as they can be targets. */
export function useQueues() {
  const api = useApi();
  return usePolledQuery({
    queryKey: QUEUES_KEY,
    queryFn: api.targets.listQueues,
    intervalMs: 30_000,
  });
}

export function useCreateQueue() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.targets.createQueue(name),
    onSuccess: () => queries.invalidateQueries({ queryKey: QUEUES_KEY }),
  });
}
