const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  { unit: 'day', lengthMs: DAY_MS },
  { unit: 'hour', lengthMs: HOUR_MS },
  { unit: 'minute', lengthMs: MINUTE_MS },
  { unit: 'second', lengthMs: SECOND_MS },
] as const;

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' });

/**
 * How long ago a time was, or how far ahead it is, in its largest whole unit: `3m ago`, `in 2d`.
 * Every age on a screen is written so, in tables, where there is little room, and beside them.
 */
export function formatAge(at: number, now: number): string {
  const differenceMs = at - now;
  const largest = UNITS.find(({ lengthMs }) => Math.abs(differenceMs) >= lengthMs);
  if (largest === undefined) return 'just now';
  return RELATIVE.format(Math.trunc(differenceMs / largest.lengthMs), largest.unit);
}

const ABSOLUTE = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'long',
  hourCycle: 'h23',
});

/** Date and time in the reader's time zone: `Jan 1, 2026, 10:00:00 GMT+1`. */
export function formatTime(at: number): string {
  return ABSOLUTE.format(at);
}

const CLOCK = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

/** The time of day in the reader's time zone: `10:00:00.123`. */
export function formatClock(at: number): string {
  return CLOCK.format(at);
}

/** A short time: `12 ms`, `3.4 s`. */
export function formatDuration(ms: number): string {
  return Math.abs(ms) < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
