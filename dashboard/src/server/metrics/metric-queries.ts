import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import { REJECTIONS } from '@momento-gateway/shared/rejection';

/** One series to read from CloudWatch. */
export interface MetricSeries {
  readonly metric: keyof typeof METRICS;
  readonly statistic: 'Sum' | 'p50' | 'p99';
  readonly reason?: string;
}

const COUNTED = ['published', 'parked', 'unavailable', 'lost'] as const;
const TIMED = ['publishLatencyMs', 'ageAtArrivalMs'] as const;

export const METRIC_SERIES: readonly MetricSeries[] = [
  ...COUNTED.map((metric) => ({ metric, statistic: 'Sum' }) as const),
  ...REJECTIONS.map((reason) => ({ metric: 'rejected', statistic: 'Sum', reason }) as const),
  ...TIMED.flatMap(
    (metric) =>
      [
        { metric, statistic: 'p50' },
        { metric, statistic: 'p99' },
      ] as const,
  ),
];

/** An id must begin with a lower-case letter and have no hyphen, so it is the place in the list. */
export function metricQueryId(series: MetricSeries): string {
  return `s${METRIC_SERIES.indexOf(series)}`;
}

export function buildMetricQueries(periodMs: number, secretPrefix: string): MetricDataQuery[] {
  const { gateway, reason } = METRIC_DIMENSIONS;
  const ofGateway = { Name: gateway, Value: secretPrefix };
  return METRIC_SERIES.map((series) => ({
    Id: metricQueryId(series),
    MetricStat: {
      Metric: {
        Namespace: METRIC_NAMESPACE,
        MetricName: METRICS[series.metric],
        Dimensions:
          series.reason === undefined
            ? [ofGateway]
            : [ofGateway, { Name: reason, Value: series.reason }],
      },
      Period: periodMs / 1_000,
      Stat: series.statistic,
    },
  }));
}
