'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import type { FailurePageChoice } from '../client/failure-calls.ts';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { GATEWAY_KEY } from '../overview/use-gateway.ts';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';

const FAILURES_KEY = ['failures'];

export function useFailures(choice: FailurePageChoice) {
  const api = useApi();
  return usePolledQuery({
    queryKey: [...FAILURES_KEY, choice],
    queryFn: (options) => api.failures.list(choice, options),
    intervalMs: 10_000,
  });
}

/**
 * One failure with its event, wherever in the list it is.
 *
 * @param isListed Whether the page that is shown has it. One that leaves that page is asked for
 *   again: it may be gone.
 */
export function useFailure(failureId: string, isListed: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: [...FAILURES_KEY, 'one', failureId, isListed],
    queryFn: ({ signal }) => api.failures.read(failureId, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useDeleteFailures() {
  const api = useApi();
  const refresh = useRefreshFailures();
  return useMutation({
    mutationFn: (selection: FailureSelection) => api.failures.remove(toFailureChoice(selection)),
    onSettled: refresh,
  });
}

/** Loads the failures and their count again, now. */
export function useRefreshFailures() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: FAILURES_KEY }),
      queries.invalidateQueries({ queryKey: GATEWAY_KEY }),
    ]);
}
