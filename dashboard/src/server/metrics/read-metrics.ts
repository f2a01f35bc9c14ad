import {
  type CloudWatchClient,
  type MetricDataResult,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { LRUCache } from 'lru-cache';
import type { BaseContext } from '../base-context.ts';
import type { Config } from '../config.ts';
import type { Handler } from '../handler.ts';
import { choosePeriods, type Periods } from './choose-periods.ts';
import { buildMetricQueries, type Counted, chooseSeries, metricQueryId } from './metric-queries.ts';

/** CloudWatch bills every metric that is read: an answer is reused for this long. */
const FRESH_MS = 20_000;

interface MetricSource {
  readonly cloudWatch: CloudWatchClient;
  readonly config: Pick<Config, 'secretPrefix' | 'tenant'>;
  /** Whether there is any tenant besides the default one. */
  readonly hasOthers: () => Promise<boolean>;
}

/** A rejection whose reason is not counted. */
const ANY_REASON = 'any';

/** The gateway's metrics of the last hours, of one tenant. */
export type LoadMetrics = (hours: number) => Promise<Metrics>;

interface MetricsContext extends BaseContext {
  readonly loadMetrics: LoadMetrics;
}

export const readMetrics: Handler<'readMetrics', MetricsContext> = (
  { loadMetrics },
  { query: { hours } },
) => loadMetrics(hours);

interface Clocks {
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

export function createLoadMetrics(source: MetricSource, { now, elapsed }: Clocks): LoadMetrics {
  const byHours = new LRUCache<number, Metrics>({
    max: 100,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: (hours) => loadMetrics(source, choosePeriods(hours, now())),
  });
  return (hours) => byHours.forceFetch(hours);
}

async function loadMetrics(source: MetricSource, periods: Periods): Promise<Metrics> {
  const counted = await chooseCounted(source);
  const values = await readValues(source, periods, counted);
  const series = chooseSeries(counted).map((one, place) => {
    const itsValues = values.get(metricQueryId(place));
    return { ...one, values: periods.times.map((time) => itsValues?.get(time) ?? null) };
  });
  const read = (metric: string, statistic: string) =>
    series.find((one) => one.metric === metric && one.statistic === statistic)?.values ?? [];
  const count = (metric: string) => read(metric, 'Sum').map((value) => value ?? 0);
  const time = (metric: string) => ({ p50: read(metric, 'p50'), p99: read(metric, 'p99') });
  return {
    from: periods.from,
    to: periods.to,
    periodMs: periods.periodMs,
    times: [...periods.times],
    published: count('published'),
    parked: count('parked'),
    unavailable: count('unavailable'),
    lost: count('lost'),
    rejected: series
      .filter((one) => one.metric === 'rejected' && one.values.some((value) => value))
      .map((one) => ({
        reason: one.reason ?? ANY_REASON,
        counts: one.values.map((value) => value ?? 0),
      })),
    publishLatencyMs: time('publishLatencyMs'),
    ageAtArrivalMs: time('ageAtArrivalMs'),
  };
}

/**
 * While it is the only tenant, the default one has all calls: those to unknown webhooks too, and those
 * of before tenants were counted. With others, their calls are none of its business.
 */
async function chooseCounted({ config, hasOthers }: MetricSource): Promise<Counted> {
  const { secretPrefix, tenant } = config;
  const isAll = tenant === DEFAULT_TENANT && !(await hasOthers());
  return { secretPrefix, tenant: isAll ? undefined : tenant };
}

/** By the query's id and the start of the period. */
async function readValues(
  { cloudWatch }: MetricSource,
  { periodMs, from, to }: Periods,
  counted: Counted,
): Promise<Map<string, Map<number, number>>> {
  const found = new Map<string, Map<number, number>>();
  const pages = paginateGetMetricData(
    { client: cloudWatch },
    {
      MetricDataQueries: buildMetricQueries(periodMs, counted),
      StartTime: new Date(from),
      EndTime: new Date(to),
      ScanBy: 'TimestampAscending',
    },
  );
  for await (const { MetricDataResults = [] } of pages) {
    for (const result of MetricDataResults) addValues(found, result);
  }
  return found;
}

function addValues(
  found: Map<string, Map<number, number>>,
  { Id = '', Timestamps = [], Values = [] }: MetricDataResult,
): void {
  const values = found.get(Id) ?? new Map<number, number>();
  for (const [place, time] of Timestamps.entries()) values.set(time.getTime(), Values[place] ?? 0);
  found.set(Id, values);
}
