import type { Metrics } from '../../api/metrics.ts';

const DAY_MS = 24 * 60 * 60_000;

const TIME = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY_AND_TIME = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The start of a period where the reader is; with its day when the window is longer than one. */
export function formatPeriod(time: number, { from, to }: Pick<Metrics, 'from' | 'to'>): string {
  return (to - from > DAY_MS ? DAY_AND_TIME : TIME).format(time);
}
