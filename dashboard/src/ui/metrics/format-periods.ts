import type { Metrics } from '@momento-gateway/api/observation/metrics';

const DAY_MS = 24 * 60 * 60_000;

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_AND_TIME = { month: 'short', day: 'numeric', ...TIME } as const;
const WITH_ZONE = { ...DAY_AND_TIME, timeZoneName: 'shortOffset' } as const;

/**
 * The start of each period where the reader is; with its day when the window is longer than one.
 * When the clocks are changed, an hour comes twice: then the zone is told as well, so that no two
 * periods are called the same.
 *
 * @param timeZone the reader's own unless it is given
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
