import type { Metrics } from '@momento-gateway/api/observation/metrics';

const DAY_MS = 24 * 60 * 60_000;

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_AND_TIME = { month: 'short', day: 'numeric', ...TIME } as const;
const WITH_ZONE = { ...DAY_AND_TIME, timeZoneName: 'shortOffset' } as const;

/**
 * The start of each period in the reader's time zone, with the date when the range is longer than a
 * day. When clocks go back an hour occurs twice: then the zone is added, so that no two labels are
 * the same.
 *
 * @param timeZone the reader's own unless given
 */
export function formatPeriods(
  { times, from, to }: Pick<Metrics, 'times' | 'from' | 'to'>,
  timeZone?: string,
): readonly string[] {
  const formats = to - from > DAY_MS ? [DAY_AND_TIME, WITH_ZONE] : [TIME, DAY_AND_TIME, WITH_ZONE];
  let labels: readonly string[] = [];
  for (const format of formats) {
    const { format: write } = new Intl.DateTimeFormat('en', { ...format, timeZone });
    labels = times.map((time) => write(time));
    if (new Set(labels).size === labels.length) break;
  }
  return labels;
}
