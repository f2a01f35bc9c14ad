import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import {
  isTimely,
  type MetricPoint,
  roundToResolution,
  storageResolutionField,
  unitField,
} from '../metric.ts';
import { metricErrors } from '../metric-errors.ts';
import {
  dimensionsField,
  metricNameField,
  namespaceField,
  timestampField,
} from '../metric-fields.ts';
import type { MetricsContext } from '../metrics-context.ts';

const valueSchema = z
  .number()
  .min(-(2 ** 360))
  .max(2 ** 360);

const datumSchema = z.strictObject({
  MetricName: metricNameField,
  Dimensions: dimensionsField,
  Timestamp: timestampField.optional(),
  Value: valueSchema.optional(),
  Values: z.array(valueSchema).min(1).max(150).optional(),
  Counts: z.array(z.number().min(0)).optional(),
  StatisticValues: z
    .strictObject({
      SampleCount: z.number().min(0),
      Sum: valueSchema,
      Minimum: valueSchema,
      Maximum: valueSchema,
    })
    .optional(),
  Unit: unitField.default('None'),
  StorageResolution: storageResolutionField.default(60),
});

const inputSchema = z.strictObject({
  Namespace: namespaceField,
  MetricData: z.array(datumSchema).min(1).max(1000),
});

type Datum = z.output<typeof datumSchema>;
type Figures = Pick<MetricPoint, 'minimum' | 'maximum' | 'sum' | 'count'>;

export function definePutMetricData(context: MetricsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    if (request.Namespace.startsWith('AWS/')) {
      throw metricErrors.invalidValue('The value AWS/ for parameter Namespace is invalid.');
    }
    const now = context.clock.now();
    const points = request.MetricData.flatMap((item, index) =>
      readPoints(request.Namespace, item, `MetricData.member.${index + 1}`, now),
    );
    inTransaction(context.database, () => context.recordMetrics(points));
    return {};
  });
}

function readPoints(namespace: string, item: Datum, place: string, now: number): MetricPoint[] {
  const time = item.Timestamp === undefined ? now : item.Timestamp * 1000;
  if (!isTimely(time, now)) {
    throw metricErrors.invalidValue(
      `The parameter ${place}.Timestamp must specify a time within the past two weeks, or at most two hours ahead.`,
    );
  }
  return readFigures(item, place).map((figures) => ({
    metric: { namespace, name: item.MetricName, dimensions: item.Dimensions },
    at: roundToResolution(time, item.StorageResolution),
    unit: item.Unit,
    ...figures,
  }));
}

function readFigures(item: Datum, place: string): Figures[] {
  const { Value, Values, Counts, StatisticValues } = item;
  const given = Object.entries({ Value, Values, StatisticValues })
    .filter(([, each]) => each !== undefined)
    .map(([name]) => `${place}.${name}`);
  if (given.length === 0) throw metricErrors.missing(`${place}.Value`);
  if (given.length > 1) {
    throw metricErrors.invalidCombination(
      `The parameters ${given.join(' and ')} are mutually exclusive and you have specified both.`,
    );
  }
  if (Counts !== undefined && Counts.length !== Values?.length) {
    throw metricErrors.invalidValue(
      `The parameters ${place}.Values and ${place}.Counts must be of the same size.`,
    );
  }
  if (StatisticValues !== undefined) return [readSet(StatisticValues, place)];
  return (Values ?? [Value ?? 0])
    .map((one, index) => ({ one, count: Counts?.[index] ?? 1 }))
    .filter(({ count }) => count > 0)
    .map(({ one, count }) => ({ minimum: one, maximum: one, sum: one * count, count }));
}

function readSet(set: NonNullable<Datum['StatisticValues']>, place: string): Figures {
  if (set.Minimum > set.Maximum || set.SampleCount === 0) {
    throw metricErrors.invalidValue(`The parameter ${place}.StatisticValues is invalid.`);
  }
  return { minimum: set.Minimum, maximum: set.Maximum, sum: set.Sum, count: set.SampleCount };
}
