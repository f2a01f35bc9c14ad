import type { Clock } from '../core/clock.ts';
import { DAY_MS } from '../core/clock.ts';
import { createSweep } from '../core/create-sweep.ts';
import { KEPT_PART } from '../core/storage-limits.ts';
import type { LogEventStore } from './log-event-store.ts';
import type { LogGroupStore } from './log-group-store.ts';
import { MAX_RETENTION_DAYS, oldestKept } from './log-group-store.ts';
import type { LogStreamStore } from './log-stream-store.ts';

const GROUPS = 10_000;

/** Call this with every write of log events: enforces the groups' retention and the limit. */
export function createLogSweep(
  {
    groups,
    streams,
    events,
  }: { groups: LogGroupStore; streams: LogStreamStore; events: LogEventStore },
  clock: Clock,
  limitBytes: number,
): () => void {
  const sweep = createSweep(clock, (now) => {
    for (const group of groups.list({ prefix: '', part: '', after: '', limit: GROUPS })) {
      events.removeBefore(group.name, oldestKept(group, now));
    }
    streams.removeEmpty(now - MAX_RETENTION_DAYS * DAY_MS);
  });
  return () => {
    sweep();
    if (events.countBytes() > limitBytes) events.removeOldest(limitBytes * KEPT_PART);
  };
}
