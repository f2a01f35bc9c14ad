import type { Dimension, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import { REJECTIONS } from '@momento-gateway/shared/rejection';

/** One series to read from CloudWatch. */
export interface MetricSeries {
  readonly metric: keyof typeof METRICS;
  readonly statistic: 'Sum' | 'p50' | 'p99';
  readonly reason?: string;
}

/** Whose calls are counted. Without a tenant: all, those to unknown webhooks too. */
export interface Counted {
  readonly secretPrefix: string;
  readonly tenant: string | undefined;
}

const COUNTED = ['published', 'parked', 'unavailable', 'lost'] as const;
const TIMED = ['publishLatencyMs', 'ageAtArrivalMs'] as const;

const OF_ALL = listSeries(
  REJECTIONS.map((reason) => ({ metric: 'rejected', statistic: 'Sum', reason }) as const),
);
/** The gateway does not count a tenant's rejections by reason: each would cost another metric. */
const OF_TENANT = listSeries([{ metric: 'rejected', statistic: 'Sum' }]);

export function chooseSeries({ tenant }: Counted): readonly MetricSeries[] {
  return tenant === undefined ? OF_ALL : OF_TENANT;
}

function listSeries(rejected: readonly MetricSeries[]): readonly MetricSeries[] {
  return [
    ...COUNTED.map((metric) => ({ metric, statistic: 'Sum' }) as const),
    ...rejected,
    ...TIMED.flatMap(
      (metric) =>
        [
          { metric, statistic: 'p50' },
          { metric, statistic: 'p99' },
        ] as const,
    ),
  ];
}

/** An id must begin with a lower-case letter and have no hyphen. @param place in the list of series */
export function metricQueryId(place: number): string {
  return `s${place}`;
}

export function buildMetricQueries(periodMs: number, counted: Counted): MetricDataQuery[] {
  return chooseSeries(counted).map((series, place) => ({
    Id: metricQueryId(place),
    MetricStat: {
      Metric: {
        Namespace: METRIC_NAMESPACE,
        MetricName: METRICS[series.metric],
        Dimensions: listDimensions(counted, series),
      },
      Period: periodMs / 1_000,
      Stat: series.statistic,
    },
  }));
}

function listDimensions({ secretPrefix, tenant }: Counted, { reason }: MetricSeries): Dimension[] {
  const names = METRIC_DIMENSIONS;
  return [
    { Name: names.gateway, Value: secretPrefix },
    ...(tenant === undefined ? [] : [{ Name: names.tenant, Value: tenant }]),
    ...(reason === undefined ? [] : [{ Name: names.reason, Value: reason }]),
  ];
}
