import type { LogEvent } from './log-event-store.ts';

const MAX_PAGE_BYTES = 1_048_576;

/** A page of log events that is being filled. */
export interface Page {
  readonly events: readonly LogEvent[];
  /** Returns false, without adding the event, if the page is full. */
  readonly add: (event: LogEvent) => boolean;
}

/** A page of up to `limit` events or 1 MiB, but at least one event. */
export function createPage(limit: number): Page {
  const events: LogEvent[] = [];
  let bytes = 0;
  return {
    events,
    add: (event) => {
      bytes += Buffer.byteLength(event.message);
      if (events.length === limit || (bytes > MAX_PAGE_BYTES && events.length > 0)) return false;
      events.push(event);
      return true;
    },
  };
}
