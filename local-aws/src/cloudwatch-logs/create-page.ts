import type { LogEvent } from './log-event-store.ts';

const MAX_PAGE_BYTES = 1_048_576;

/** A page of log events while it is filled. */
export interface Page {
  readonly events: readonly LogEvent[];
  /** False, without adding it, when the page cannot hold one more. */
  readonly add: (event: LogEvent) => boolean;
}

/** A page of up to `limit` events, or as many as fit into 1 MiB, one at least. */
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
