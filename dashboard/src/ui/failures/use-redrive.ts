import type { Api, CallOptions } from '@momento-gateway/api/call';
import {
  readRedrive,
  redriveFailures,
  startRedrive,
} from '@momento-gateway/api/failures/failure-operations';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useApi } from '../client/api-context.tsx';
import { useRefreshFailures } from '../queries/use-failures.ts';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';
import { summarisePlan } from './summarise-plan.ts';

const PROGRESS_INTERVAL_MS = 1_000;

/** A dashboard that stopped reporting may report again. */
const STOPPED_INTERVAL_MS = 10_000;

/** What a redrive of these failures would do now. */
export function useRedrivePlan(selection: FailureSelection) {
  const api = useApi();
  return useQuery({
    queryKey: ['redrive-plan', selection],
    queryFn: (options) => planRedrive(api, selection, options),
    // Rules and failures change: a plan is never shown again later.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** @returns `ids` are the failures to redrive: the planned ones, and none that arrive later. */
export async function planRedrive(api: Api, selection: FailureSelection, options?: CallOptions) {
  const body = { ...toFailureChoice(selection), dryRun: true } as const;
  const answer = await api(redriveFailures, { body }, options);
  if (!('plan' in answer)) throw new Error('A dry run answers with a plan.');
  const ids = answer.plan
    .filter(({ result }) => result === 'to-bus' || result === 'to-target')
    .map(({ id }) => id);
  return { ids, summary: summarisePlan(answer.plan) };
}

export function useStartRedrive(onStarted: (redriveId: string) => void) {
  const api = useApi();
  return useMutation({
    mutationFn: (ids: string[]) => api(startRedrive, { body: { ids } }),
    onSuccess: ({ redriveId }) => onStarted(redriveId),
  });
}

/** Follows a redrive until it ends, then loads the failures again. */
export function useRedrive(redriveId: string, onEnd: (redrive: Redrive) => void) {
  const api = useApi();
  const refresh = useRefreshFailures();
  const query = useQuery({
    queryKey: ['redrive', redriveId],
    queryFn: (options) => api(readRedrive, { params: { redriveId } }, options),
    enabled: redriveId !== '',
    refetchInterval: ({ state }) => chooseInterval(state.data, state.error),
  });
  const end = useEffectEvent((redrive: Redrive) => {
    void refresh();
    onEnd(redrive);
  });
  const { data } = query;
  // react-query keeps the same object while the data is equal.
  useEffect(() => {
    if (data !== undefined && data.state !== 'running') end(data);
  }, [data]);
  return query;
}

function chooseInterval(redrive: Redrive | undefined, error: Error | null): number | false {
  if (error !== null) return false;
  if (redrive === undefined || redrive.state === 'running') return PROGRESS_INTERVAL_MS;
  return redrive.state === 'stopped' ? STOPPED_INTERVAL_MS : false;
}
