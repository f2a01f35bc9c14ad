import type { LogGroup } from './log-group-store.ts';

const DAY_MS = 24 * 3_600_000;

/** Nothing is kept longer here, whatever a group's retention. */
export const LONGEST_RETENTION_DAYS = 30;

/** Events before this time (ms since the epoch) have expired by the group's retention. */
export function oldestKept({ retentionDays }: LogGroup, nowMs: number): number {
  const days = Math.min(retentionDays ?? LONGEST_RETENTION_DAYS, LONGEST_RETENTION_DAYS);
  return nowMs - days * DAY_MS;
}
