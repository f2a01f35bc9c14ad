import { z } from 'zod';
import { unitField } from './metric.ts';
import { metricErrors } from './metric-errors.ts';
import { dimensionsField, metricNameField, namespaceField } from './metric-fields.ts';
import { parseStatistic, type Statistic } from './statistic.ts';

const metricStatSchema = z.strictObject({
  Metric: z.strictObject({
    Namespace: namespaceField,
    MetricName: metricNameField,
    Dimensions: dimensionsField,
  }),
  Period: z.int().min(1),
  Stat: z.string(),
  Unit: unitField.optional(),
});

/** One query of GetMetricData. */
export const metricDataQuerySchema = z.strictObject({
  Id: z
    .string()
    .max(255)
    .regex(/^[a-z][A-Za-z0-9_]*$/),
  MetricStat: metricStatSchema.optional(),
  Expression: z.string().optional(),
  /** Without the dynamic labels of AWS. */
  Label: z
    .string()
    .regex(/^(?!.*\$\{)/s)
    .optional(),
  ReturnData: z.boolean().default(true),
  Period: z.int().optional(),
});

export type MetricDataQuery = z.output<typeof metricDataQuerySchema>;

/** A query whose statistic is known. */
export interface MetricStatQuery {
  readonly id: string;
  readonly label: string;
  readonly metricStat: z.output<typeof metricStatSchema>;
  readonly statistic: Statistic;
  /** Its path in the parameters, for errors. */
  readonly parameter: string;
}

/** The queries that return data. Throws for queries that are not supported, such as metric math. */
export function readQueries(queries: readonly MetricDataQuery[]): MetricStatQuery[] {
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) {
    throw metricErrors.invalidQuery('The ids of the queries in MetricDataQueries must be unique.');
  }
  const read = queries.map((query, index) => readQuery(query, index));
  return read.filter((_, index) => queries[index]?.ReturnData);
}

function readQuery(query: MetricDataQuery, index: number): MetricStatQuery {
  const { Id, Expression, MetricStat, Period, Label } = query;
  const parameter = `MetricDataQueries.member.${index + 1}`;
  if (Expression !== undefined) {
    throw metricErrors.invalidQuery(
      `Error in expression '${Id}': metric math, SEARCH and SELECT are not supported here.`,
    );
  }
  if (MetricStat === undefined || Period !== undefined) {
    throw metricErrors.invalidCombination(
      `${parameter}: MetricStat, with its own Period, must be specified.`,
    );
  }
  const statistic = parseStatistic(MetricStat.Stat);
  if (statistic === undefined) {
    throw metricErrors.invalidValue(`The parameter ${parameter}.MetricStat.Stat is invalid.`);
  }
  const label = Label ?? MetricStat.Metric.MetricName;
  return { id: Id, label, metricStat: MetricStat, statistic, parameter };
}
