import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { Metric } from '../metric.ts';
import { RETENTION_MS } from '../metric.ts';
import {
  dimensionNameField,
  dimensionValueField,
  metricNameField,
  namespaceField,
} from '../metric-fields.ts';
import { readMetricToken, writeMetricToken } from '../metric-token.ts';
import type { MetricsContext } from '../metrics-context.ts';

const PAGE_SIZE = 500;
const RECENTLY_MS = 3 * 3_600_000;

const inputSchema = z.strictObject({
  Namespace: namespaceField.optional(),
  MetricName: metricNameField.optional(),
  Dimensions: z
    .array(z.strictObject({ Name: dimensionNameField, Value: dimensionValueField.optional() }))
    .max(30)
    .default([]),
  RecentlyActive: z.literal('PT3H').optional(),
  NextToken: z.string().optional(),
});

type DimensionFilter = z.output<typeof inputSchema>['Dimensions'][number];

/** The metrics that have values, 500 a page. */
export function defineListMetrics(context: MetricsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const found = context.metrics.list({
      namespace: request.Namespace,
      name: request.MetricName,
      activeSince: context.clock.now() - (request.RecentlyActive ? RECENTLY_MS : RETENTION_MS),
      after: readMetricToken(z.number(), request.NextToken) ?? 0,
    });
    const page: (Metric & { id: number })[] = [];
    for (const metric of found) {
      if (!hasDimensions(metric, request.Dimensions)) continue;
      if (page.length === PAGE_SIZE) {
        return describePage(page, writeMetricToken(page.at(-1)?.id));
      }
      page.push(metric);
    }
    return describePage(page, undefined);
  });
}

function hasDimensions(metric: Metric, filters: readonly DimensionFilter[]): boolean {
  return filters.every(({ Name, Value }) =>
    metric.dimensions.some(
      (dimension) => dimension.Name === Name && (Value === undefined || dimension.Value === Value),
    ),
  );
}

function describePage(metrics: readonly Metric[], token: string | undefined) {
  return {
    Metrics: metrics.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensions,
    })),
    NextToken: token,
  };
}
