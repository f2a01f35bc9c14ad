import type { LogGroup } from './log-group-store.ts';

const DAY_MS = 24 * 3_600_000;

/** Events before this time (ms since the epoch) have expired by the group's retention. */
export function oldestKept(group: LogGroup, nowMs: number): number {
  return group.retentionDays === null ? 0 : nowMs - group.retentionDays * DAY_MS;
}
