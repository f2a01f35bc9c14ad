import type { FailureChoice, FailureSort } from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  formatFilter,
  NO_FILTER,
} from '@momento-gateway/api/failures/failure-filter';
import {
  discardHeldCalls,
  listHeldCalls,
  readHeldCall,
  verifyHeldCalls,
} from '@momento-gateway/api/held/held-call-operations';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { FAILURES_KEY, useRefreshFailures } from '../queries/use-failures.ts';

const HELD_KEY = [...FAILURES_KEY, 'held'];

interface HeldPageChoice {
  readonly filter?: FailureFilter | undefined;
  readonly sort?: FailureSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function useHeldCalls(choice: HeldPageChoice, intervalMs = 10_000) {
  const { filter = NO_FILTER, ...query } = choice;
  return usePolledQuery(
    [...HELD_KEY, choice],
    listHeldCalls,
    { query: { ...query, filter: formatFilter(filter) } },
    intervalMs,
  );
}

/** One held call with its body, for whose role allows to see it. */
export function useHeldCall(failureId: string, isEnabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: [...HELD_KEY, 'one', failureId],
    queryFn: (options) => api(readHeldCall, { params: { failureId } }, options),
    enabled: isEnabled,
  });
}

/** Verifies on the server, and tells which redrive follows it. */
export function useVerifyHeldCalls() {
  const api = useApi();
  const refresh = useRefreshFailures();
  return useMutation({
    mutationFn: (body: FailureChoice) => api(verifyHeldCalls, { body }),
    onSettled: refresh,
  });
}

export function useDiscardHeldCalls() {
  const api = useApi();
  const refresh = useRefreshFailures();
  return useMutation({
    mutationFn: (body: FailureChoice) => api(discardHeldCalls, { body }),
    onSettled: refresh,
  });
}
