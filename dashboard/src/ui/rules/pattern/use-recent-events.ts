import { buildPattern } from '@momento-gateway/api/pattern/build-pattern';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context.tsx';
import { recallEvents } from '../../live/recent-events.ts';
import {
  hasChosenEvents,
  type PatternFields,
  readDraftPattern,
  toEventChoice,
} from './draft-pattern.ts';
import { loadRecentEvents, type RecentEvent } from './load-recent-events.ts';

/** Real events of the chosen topics; they are loaded when `load` is called. */
export function useRecentEvents(fields: PatternFields) {
  const api = useApi();
  const pattern = readTopics(fields);
  const query = useQuery({
    queryKey: ['recent-events', JSON.stringify(pattern)],
    queryFn: () => loadRecentEvents(api, pattern ?? {}, recallEvents()),
    enabled: false,
  });
  return {
    events: query.isFetching ? NONE : (query.data ?? NONE),
    isLoading: query.isFetching,
    error: query.isFetching ? null : query.error,
    isLoaded: query.data !== undefined,
    isChosen: pattern !== undefined,
    load: () => void (pattern !== undefined && query.refetch()),
  };
}

const NONE: readonly RecentEvent[] = [];

/** A pattern of the chosen topics; undefined while none are chosen. */
function readTopics(fields: PatternFields): EventPattern | undefined {
  if (fields.view === 'json') return readDraftPattern(fields);
  return hasChosenEvents(fields.events)
    ? buildPattern({ events: toEventChoice(fields.events), conditions: [] })
    : undefined;
}
