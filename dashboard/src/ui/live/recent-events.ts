import { parseExact } from '@momento-gateway/api/exact-json';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { ofPageTenant } from '../callers/tenant.ts';

/** In the storage of this browser tab: it ends with the tab, and other tabs do not see it. */
const KEY = ofPageTenant('recent-events');
const MAX_LENGTH = 200_000;
const OF_A_TOPIC_MAX = 5;
const EVENTS_MAX = 30;

/** Keeps the last events seen live of each topic, for the form that creates a rule from them. */
export function rememberEvents(arrived: readonly LiveEvent[]): void {
  let kept = chooseKept([...arrived, ...recallEvents()]);
  try {
    while (JSON.stringify(kept).length > MAX_LENGTH) kept = kept.slice(0, -1);
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage (private windows) there are no recent events.
  }
}

/** The kept events, newest first. */
export function recallEvents(): readonly LiveEvent[] {
  try {
    return parseExact(sessionStorage.getItem(KEY) ?? '[]') as unknown as LiveEvent[];
  } catch {
    return [];
  }
}

/** Newest first: each event once, a few of each topic. */
function chooseKept(events: readonly LiveEvent[]): readonly LiveEvent[] {
  const known = new Set<string>();
  const counts = new Map<string, number>();
  return events
    .filter(({ id }) => !known.has(id) && known.add(id))
    .toSorted((left, right) => right.arrivedAt - left.arrivedAt)
    .filter(({ detailType }) => {
      const count = (counts.get(detailType) ?? 0) + 1;
      counts.set(detailType, count);
      return count <= OF_A_TOPIC_MAX;
    })
    .slice(0, EVENTS_MAX);
}
