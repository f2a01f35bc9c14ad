const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long values are kept: as long as AWS keeps them by the minute. */
export const RETENTION_MS = 15 * DAY_MS;

/** Whether CloudWatch takes a value of this time: two weeks late and two hours early at most. */
export function isTimely(timeMs: number, nowMs: number): boolean {
  return timeMs >= nowMs - 14 * DAY_MS && timeMs <= nowMs + 2 * HOUR_MS;
}
