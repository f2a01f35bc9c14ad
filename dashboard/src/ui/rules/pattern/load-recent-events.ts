import type { Api } from '@momento-gateway/api/call';
import { formatFilter } from '@momento-gateway/api/failures/failure-filter';
import { listFailures, readFailure } from '@momento-gateway/api/failures/failure-operations';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, readTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';

const FAILURES_READ_MAX = 5;
const FAILURES_LISTED_MAX = 100;

/** A real event that a pattern can be tested with. */
export interface RecentEvent {
  readonly id: string;
  readonly detailType: string;
  /** When it was seen or failed, ms since the epoch. */
  readonly at: number;
  /** Where it was found. */
  readonly origin: 'live' | 'failure';
  readonly event: unknown;
}

/**
 * Events of the topics that a pattern can match, newest first: those that this browser tab saw live,
 * and those of the newest failures.
 *
 * @param pattern what it says of cache and topic counts
 */
export async function loadRecentEvents(
  api: Api,
  pattern: EventPattern,
  seenLive: readonly LiveEvent[],
): Promise<readonly RecentEvent[]> {
  const isOfTopics = ({ cache, topic }: { readonly cache: string; readonly topic: string }) =>
    judgePattern(pattern, { cache, topic }) !== 'excluded';
  const live = seenLive.filter(isOfTopics).map(({ id, detailType, arrivedAt: at, event }) => {
    return { id, detailType, at, event, origin: 'live' as const };
  });
  const failures = await loadFailures(api, pattern, isOfTopics);
  return [...live, ...failures].toSorted((left, right) => right.at - left.at);
}

async function loadFailures(
  api: Api,
  pattern: EventPattern,
  isOfTopics: (place: { readonly cache: string; readonly topic: string }) => boolean,
): Promise<readonly RecentEvent[]> {
  const { cache, topic } = readTopicPattern(pattern) ?? {};
  const value = topic === undefined ? undefined : detailTypeOf(cache ?? '', topic);
  const filter =
    value === undefined
      ? undefined
      : formatFilter({
          operation: 'and',
          tokens: [{ property: 'detailType', operator: '=', value }],
        });
  const limit = filter === undefined ? FAILURES_LISTED_MAX : FAILURES_READ_MAX;
  const { failures } = await api(listFailures, { query: { filter, limit } });
  const chosen = failures
    .filter((failure) => failure.reason !== 'unreadable' && isOfTopics(failure))
    .slice(0, FAILURES_READ_MAX);
  // One that was redriven or deleted since the list was made is left out.
  const read = await Promise.allSettled(
    chosen.map(({ id: failureId }) => api(readFailure, { params: { failureId } })),
  );
  return read.flatMap((result) => {
    if (result.status === 'rejected') return [];
    const { id, detailType, failedAt: at, event } = result.value;
    return [{ id, detailType, at, event, origin: 'failure' as const }];
  });
}
