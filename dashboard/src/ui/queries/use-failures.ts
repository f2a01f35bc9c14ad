import type { FailureChoice, FailureSort } from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  formatFilter,
  NO_FILTER,
} from '@momento-gateway/api/failures/failure-filter';
import {
  deleteFailures,
  listFailures,
  readFailure,
} from '@momento-gateway/api/failures/failure-operations';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { GATEWAY_KEY } from '../gateway/use-gateway.ts';

export const FAILURES_KEY = ['failures'];
const LAST_SHOWN = 5;

interface FailurePageChoice {
  readonly search?: string | undefined;
  readonly filter?: FailureFilter | undefined;
  readonly sort?: FailureSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function useFailures(choice: FailurePageChoice, intervalMs = 10_000) {
  const { filter = NO_FILTER, ...query } = choice;
  return usePolledQuery(
    [...FAILURES_KEY, choice],
    listFailures,
    { query: { ...query, filter: formatFilter(filter) } },
    intervalMs,
  );
}

/** The newest failures, and how old the oldest one is. */
export function useLastFailures() {
  return useFailures({ limit: LAST_SHOWN }, 30_000);
}

/**
 * One failure with its event, on whatever page of the list it is.
 *
 * @param isListed Whether the page that is shown has it. A failure that leaves that page is loaded
 *   again, because it may be gone.
 */
export function useFailure(failureId: string, isListed: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: [...FAILURES_KEY, 'one', failureId, isListed],
    queryFn: (options) => api(readFailure, { params: { failureId } }, options),
    placeholderData: keepPreviousData,
  });
}

export function useDeleteFailures() {
  const api = useApi();
  const refresh = useRefreshFailures();
  return useMutation({
    mutationFn: (body: FailureChoice) => api(deleteFailures, { body }),
    onSettled: refresh,
  });
}

/** Reloads the failures and their count. */
export function useRefreshFailures() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: FAILURES_KEY }),
      queries.invalidateQueries({ queryKey: GATEWAY_KEY }),
    ]);
}
