import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPage } from './create-page.ts';
import type { FilterPattern } from './filter-pattern/filter-pattern.ts';
import type { LogEvent, LogEventQuery, LogEventStore, LogPosition } from './log-event-store.ts';

/** Per turn of the event loop, so that a long search does not delay other calls. */
const MAX_EVENTS_PER_TURN = 1000;
/** Per call; then, like AWS, it answers with what it has and a token. */
const MAX_EVENTS_PER_CALL = 100_000;

export interface ScanResult {
  readonly page: readonly LogEvent[];
  /** Where to continue; undefined at the end. */
  readonly next: LogPosition | undefined;
}

/**
 * Searches for a page of matching events. Rejects with the signal's reason when it is aborted.
 *
 * @param limit maximum number of events on the page
 */
export async function scanEvents(
  store: LogEventStore,
  query: Omit<LogEventQuery, 'limit'>,
  matches: FilterPattern,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<ScanResult> {
  const page = createPage(limit);
  let beyond = query.beyond;
  for (let scanned = 0; scanned < MAX_EVENTS_PER_CALL; scanned += MAX_EVENTS_PER_TURN) {
    let count = 0;
    for (const event of store.read({ ...query, beyond, limit: MAX_EVENTS_PER_TURN })) {
      if (matches(event.message) && !page.add(event)) return { page: page.events, next: beyond };
      beyond = event;
      count++;
    }
    if (count < MAX_EVENTS_PER_TURN) return { page: page.events, next: undefined };
    await nextTurn();
    signal.throwIfAborted();
  }
  return { page: page.events, next: beyond };
}
