import type { Replay } from '@momento-gateway/api/archive/archive';
import {
  cancelReplay,
  listReplays,
  readArchive,
  readReplay,
  startReplay,
} from '@momento-gateway/api/archive/archive-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

const ARCHIVE_KEY = ['archive'];
const REPLAYS_KEY = ['replays'];

export function useArchive() {
  return usePolledQuery(ARCHIVE_KEY, readArchive, {}, 30_000);
}

/** Looked at more often while one is under way. */
export function useReplays() {
  return usePolledQuery(REPLAYS_KEY, listReplays, {}, (list) =>
    list?.replays.some(isOpen) ? 3_000 : 30_000,
  );
}

export function useReplay(replayName: string) {
  const input = { params: { replayName } };
  return usePolledQuery([...REPLAYS_KEY, replayName], readReplay, input, (replay) =>
    replay === undefined || isOpen(replay) ? 3_000 : 60_000,
  );
}

export function isOpen({ state }: Replay): boolean {
  return state === 'starting' || state === 'running' || state === 'cancelling';
}

export function useStartReplay() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { ruleName: string; from: number; until: number }) =>
      api(startReplay, { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: REPLAYS_KEY }),
  });
}

export function useCancelReplay() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (replayName: string) => api(cancelReplay, { params: { replayName } }),
    onSettled: () => queries.invalidateQueries({ queryKey: REPLAYS_KEY }),
  });
}
