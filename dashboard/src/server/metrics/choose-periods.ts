const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Each divides a day, so that periods begin where CloudWatch's periods begin. */
const PERIODS_MS = [1, 5, 15, 30, 60, 180].map((minutes) => minutes * MINUTE_MS);

/** The most bars that a chart can show. */
const PERIODS_MAX = 60;

export interface Periods {
  readonly periodMs: number;
  /** The start of the first period, ms since the epoch. */
  readonly from: number;
  /** The end of the last one, which may be in the future. */
  readonly to: number;
  readonly times: readonly number[];
}

/** Divides the last hours into periods, including the current one. */
export function choosePeriods(hours: number, now: number): Periods {
  const windowMs = hours * HOUR_MS;
  const periodMs = PERIODS_MS.find((length) => windowMs / length <= PERIODS_MAX) ?? 3 * HOUR_MS;
  const to = (Math.floor(now / periodMs) + 1) * periodMs;
  const count = Math.ceil(windowMs / periodMs);
  const from = to - count * periodMs;
  return {
    periodMs,
    from,
    to,
    times: Array.from({ length: count }, (_, place) => from + place * periodMs),
  };
}
