import { describeQueue, lookIntoQueue } from '@momento-gateway/api/rules/target-operations';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';

/** What a look into a queue depends on; read each time that somebody is about to look. */
export function useTargetQueue(ruleName: string, arn: string, isAsked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['target-queue', ruleName, arn],
    queryFn: ({ signal }) =>
      api(describeQueue, { params: { name: ruleName }, query: { arn } }, { signal }),
    enabled: isAsked,
    gcTime: 0,
    staleTime: 0,
  });
}

export function useLookIntoQueue(ruleName: string, arn: string) {
  const api = useApi();
  return useMutation({
    // Messages are not kept when the dialog is gone.
    gcTime: 0,
    mutationFn: (maxReceiveCount: number | undefined) =>
      api(lookIntoQueue, {
        params: { name: ruleName },
        body: { arn, ...(maxReceiveCount !== undefined && { maxReceiveCount }) },
      }),
  });
}
