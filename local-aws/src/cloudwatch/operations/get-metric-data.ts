import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { EpochSeconds } from '../../core/epoch-seconds.ts';
import { type MetricStatQuery, metricDataQuerySchema, readQueries } from '../metric-data-query.ts';
import { timestampField } from '../metric-fields.ts';
import { readMetricToken, writeMetricToken } from '../metric-token.ts';
import type { MetricsContext } from '../metrics-context.ts';
import { summarizeSlots } from '../slot-summary.ts';
import { cutTimeSlots } from '../time-slots.ts';

const MAX_DATAPOINTS = 100_800;

const inputSchema = z.strictObject({
  MetricDataQueries: z.array(metricDataQuerySchema).min(1).max(500),
  StartTime: timestampField,
  EndTime: timestampField,
  ScanBy: z.enum(['TimestampAscending', 'TimestampDescending']).default('TimestampDescending'),
  MaxDatapoints: z.int().min(1).max(MAX_DATAPOINTS).default(MAX_DATAPOINTS),
  NextToken: z.string().optional(),
});

type Request = z.output<typeof inputSchema>;

/** The query and the time (seconds since the epoch) after which a page starts. */
const placeSchema = z.tuple([z.int().min(0), z.number().nullable()]);

interface Datapoint {
  /** Seconds since the epoch. */
  readonly time: number;
  readonly value: number;
}

/**
 * Statistics of metrics over time. A page ends when it is full; the next one starts with the query
 * that has more.
 */
export function defineGetMetricData(context: MetricsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const queries = readQueries(request.MetricDataQueries);
    const [first, after] = readMetricToken(placeSchema, request.NextToken) ?? [0, null];
    const results: unknown[] = [];
    let room = request.MaxDatapoints;
    for (const [index, query] of queries.entries()) {
      if (index < first) continue;
      const datapoints = readDatapoints(context, request, query);
      const start = index === first ? countPassed(request, datapoints, after) : 0;
      const page = datapoints.slice(start, start + room);
      const hasMore = start + page.length < datapoints.length;
      if (page.length > 0 || !hasMore) results.push(describeResult(query, page, hasMore));
      if (hasMore) {
        return {
          MetricDataResults: results,
          NextToken: writeMetricToken([index, page.at(-1)?.time ?? null]),
        };
      }
      room -= page.length;
    }
    return { MetricDataResults: results };
  });
}

function readDatapoints(
  { metrics }: MetricsContext,
  request: Request,
  { metricStat, statistic, parameter }: MetricStatQuery,
): Datapoint[] {
  const { Metric, Period, Unit } = metricStat;
  const slots = cutTimeSlots(request, Period, `${parameter}.MetricStat.Period`);
  const metric = {
    namespace: Metric.Namespace,
    name: Metric.MetricName,
    dimensions: Metric.Dimensions,
  };
  const datapoints = summarizeSlots(metrics.read({ metric, unit: Unit, ...slots })).flatMap(
    (summary) => {
      const value = statistic(summary);
      const time = slots.from / 1000 + summary.slot * Period;
      return value === undefined ? [] : [{ time, value }];
    },
  );
  return request.ScanBy === 'TimestampAscending' ? datapoints : datapoints.toReversed();
}

/** How many data points earlier pages have returned. */
function countPassed(
  { ScanBy }: Request,
  datapoints: readonly Datapoint[],
  after: number | null,
): number {
  if (after === null) return 0;
  const isPassed = ({ time }: Datapoint) =>
    ScanBy === 'TimestampAscending' ? time <= after : time >= after;
  return datapoints.filter(isPassed).length;
}

function describeResult(query: MetricStatQuery, page: readonly Datapoint[], hasMore: boolean) {
  return {
    Id: query.id,
    Label: query.label,
    Timestamps: page.map(({ time }) => new EpochSeconds(time)),
    Values: page.map(({ value }) => value),
    StatusCode: hasMore ? 'PartialData' : 'Complete',
  };
}
