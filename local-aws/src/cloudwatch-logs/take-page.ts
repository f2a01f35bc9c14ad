import type { LogEvent } from './log-event-store.ts';

const PAGE_BYTES = 1_048_576;

/** The first `limit` events, or as many as fit into 1 MiB (one at least); and whether that was all. */
export function takePage(
  events: Iterable<LogEvent>,
  limit: number,
): { page: LogEvent[]; hasMore: boolean } {
  const page: LogEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message);
    if (page.length === limit || (bytes > PAGE_BYTES && page.length > 0)) {
      return { page, hasMore: true };
    }
    page.push(event);
  }
  return { page, hasMore: false };
}
