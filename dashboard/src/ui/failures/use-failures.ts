'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { DeleteResultsSchema } from '../../api/failure.ts';
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

export function useDeleteFailures() {
  const api = useApi();
  const refresh = useRefreshFailures();
  return useMutation({
    mutationFn: async (
      selection: FailureSelection,
    ): Promise<z.output<typeof DeleteResultsSchema>> => {
      const choice = await toFailureChoice(selection, api.failures);
      return choice === undefined ? { results: [] } : api.failures.remove(choice);
    },
    onSettled: refresh,
  });
}

/** Loads the failures and their count anew, now. */
export function useRefreshFailures() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: FAILURES_KEY }),
      queries.invalidateQueries({ queryKey: GATEWAY_KEY }),
    ]);
}
