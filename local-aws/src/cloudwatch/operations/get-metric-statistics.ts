import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { EpochSeconds } from '../../core/epoch-seconds.ts';
import { unitField } from '../metric.ts';
import { metricErrors } from '../metric-errors.ts';
import {
  dimensionsField,
  metricNameField,
  namespaceField,
  timestampField,
} from '../metric-fields.ts';
import type { MetricsContext } from '../metrics-context.ts';
import { type SlotSummary, summarizeSlots } from '../slot-summary.ts';
import { parseStatistic, STATISTIC_NAMES } from '../statistic.ts';
import { cutTimeSlots } from '../time-slots.ts';

const MAX_DATAPOINTS = 1440;

const inputSchema = z.strictObject({
  Namespace: namespaceField,
  MetricName: metricNameField,
  Dimensions: dimensionsField,
  StartTime: timestampField,
  EndTime: timestampField,
  Period: z.int().min(1),
  Statistics: z.array(z.enum(STATISTIC_NAMES)).max(5).default([]),
  ExtendedStatistics: z
    .array(z.string().refine((text) => /^p\d/.test(text) && parseStatistic(text) !== undefined))
    .max(10)
    .default([]),
  Unit: unitField.optional(),
});

type Request = z.output<typeof inputSchema>;

/** Several statistics of one metric; values with different units are separate data points. */
export function defineGetMetricStatistics(context: MetricsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const slots = cutTimeSlots(request, request.Period, 'Period');
    requireFew(Math.ceil((slots.to - slots.from) / slots.periodMs));
    if (request.Statistics.length + request.ExtendedStatistics.length === 0) {
      throw metricErrors.missing('Statistics');
    }
    const { Namespace: namespace, MetricName: name, Dimensions, Unit } = request;
    const metric = { namespace, name, dimensions: Dimensions };
    const parts = context.metrics.read({ metric, unit: Unit, ...slots });
    const byUnit = Map.groupBy(parts, ({ unit }) => unit);
    return {
      Label: name,
      Datapoints: [...byUnit].flatMap(([unit, ofUnit]) =>
        summarizeSlots(ofUnit).map((summary) => ({
          Timestamp: new EpochSeconds(slots.from / 1000 + summary.slot * request.Period),
          Unit: unit,
          ...readStatistics(request, summary),
        })),
      ),
    };
  });
}

function requireFew(count: number): void {
  if (count <= MAX_DATAPOINTS) return;
  throw metricErrors.invalidCombination(
    `You have requested up to ${count} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
  );
}

function readStatistics({ Statistics, ExtendedStatistics }: Request, summary: SlotSummary) {
  const read = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = parseStatistic(name)?.(summary);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    ...read(Statistics),
    ...(ExtendedStatistics.length > 0 && { ExtendedStatistics: read(ExtendedStatistics) }),
  };
}
