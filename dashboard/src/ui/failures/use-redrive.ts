'use client';

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

/** A dashboard that could not be heard for a while may be heard again. */
const STOPPED_INTERVAL_MS = 10_000;

/** What a redrive of these would do now. */
export function useRedrivePlan(selection: FailureSelection) {
  const api = useApi();
  return useQuery({
    queryKey: ['redrive-plan', selection],
    queryFn: async ({ signal }) => {
      const body = { ...toFailureChoice(selection), dryRun: true } as const;
      const answer = await api(redriveFailures, { body }, { signal });
      if (!('plan' in answer)) throw new Error('A dry run answers with a plan.');
      const { plan } = answer;
      // What is redriven is what was shown: not what comes into the queue meanwhile.
      const ids = plan
        .filter(({ result }) => result === 'to-bus' || result === 'to-target')
        .map(({ id }) => id);
      return { ids, summary: summarisePlan(plan) };
    },
    // A plan is of its moment: another time, another plan.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
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
    refetchInterval: ({ state: { data, error } }) => {
      if (error !== null) return false;
      if (data === undefined || data.state === 'running') return PROGRESS_INTERVAL_MS;
      return data.state === 'stopped' ? STOPPED_INTERVAL_MS : false;
    },
  });
  const end = useEffectEvent((redrive: Redrive) => {
    void refresh();
    onEnd(redrive);
  });
  const { data } = query;
  // What is the same at the next look is the same object.
  useEffect(() => {
    if (data !== undefined && data.state !== 'running') end(data);
  }, [data]);
  return query;
}
