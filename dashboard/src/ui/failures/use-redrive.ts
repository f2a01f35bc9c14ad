import type { Api, CallOptions } from '@momento-gateway/api/call';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import {
  listRedrives,
  readRedrive,
  redriveFailures,
  startRedrive,
  stopRedrive,
} from '@momento-gateway/api/failures/redrive-operations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { useRefreshFailures } from '../queries/use-failures.ts';
import { type FailureSelection, toFailureChoice } from './failure-selection.ts';
import { summarisePlan } from './summarise-plan.ts';

const PROGRESS_INTERVAL_MS = 1_000;

const REDRIVES_KEY = ['redrives'];
const LIST_INTERVAL_MS = 5_000;
const LIST_REST_MS = 30_000;

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

interface NewRedrive {
  readonly ids: string[];
  readonly selection: FailureSelection;
  /** Undefined for as fast as AWS takes them. */
  readonly eventsPerSecond: number | undefined;
}

export function useStartRedrive(onStarted: (redriveId: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, selection, eventsPerSecond }: NewRedrive) => {
      const chosenBy = selection.type === 'selected' ? {} : { chosenBy: selection.filter };
      return api(startRedrive, {
        body: { ids, ...chosenBy, ...(eventsPerSecond !== undefined && { eventsPerSecond }) },
      });
    },
    onSuccess: ({ redriveId }) => onStarted(redriveId),
    onSettled: () => queries.invalidateQueries({ queryKey: REDRIVES_KEY }),
  });
}

/** Stops a redrive, whichever dashboard runs it. */
export function useStopRedrive() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (redriveId: string) => api(stopRedrive, { params: { redriveId } }),
    onSettled: (redrive, _error, redriveId) => {
      if (redrive !== undefined) queries.setQueryData(['redrive', redriveId], redrive);
      return queries.invalidateQueries({ queryKey: REDRIVES_KEY });
    },
  });
}

/** Redrives that run and that ended; asked for more often while one runs. */
export function useRedrives() {
  return usePolledQuery(REDRIVES_KEY, listRedrives, {}, (list) =>
    list?.redrives.some(({ state }) => state === 'running') ? LIST_INTERVAL_MS : LIST_REST_MS,
  );
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
