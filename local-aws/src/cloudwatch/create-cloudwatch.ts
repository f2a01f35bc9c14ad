import type { DatabaseSync } from 'node:sqlite';
import type { AwsOperation, AwsService } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { StorageLimits } from '../core/storage-limits.ts';
import { isTimely } from './metric.ts';
import { metricErrors, refuseMetricInput, writeMetricError } from './metric-errors.ts';
import { createMetricStore } from './metric-store.ts';
import { createMetricTables } from './metric-tables.ts';
import type { MetricsContext } from './metrics-context.ts';
import { defineGetMetricData } from './operations/get-metric-data.ts';
import { defineGetMetricStatistics } from './operations/get-metric-statistics.ts';
import { defineListMetrics } from './operations/list-metrics.ts';
import { definePutMetricData } from './operations/put-metric-data.ts';
import { readEmbeddedMetrics } from './read-embedded-metrics.ts';
import { createRecordMetrics, type RecordMetrics } from './record-metrics.ts';

/** Stores the metrics in log messages, in the caller's transaction if there is one. */
export type RecordEmbeddedMetrics = (messages: readonly string[]) => void;

/**
 * CloudWatch metrics, kept for 15 days, and the functions that extract metrics from log messages and
 * store those of other services.
 */
export function createCloudWatch(options: {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly storageLimits: StorageLimits;
}): {
  service: AwsService;
  recordEmbeddedMetrics: RecordEmbeddedMetrics;
  recordMetrics: RecordMetrics;
} {
  const { database, clock } = options;
  createMetricTables(database);
  const metrics = createMetricStore(database);
  const recordMetrics = createRecordMetrics(metrics, clock, options.storageLimits.metricValues);
  return {
    recordMetrics,
    recordEmbeddedMetrics: (messages) => {
      const now = clock.now();
      const points = messages.flatMap(readEmbeddedMetrics);
      if (points.length > 0) recordMetrics(points.filter(({ at }) => isTimely(at, now)));
    },
    service: {
      targetPrefix: 'GraniteServiceVersion20100801',
      protocol: 'json-1.0',
      speaksCbor: true,
      operations: listOperations({ database, clock, metrics, recordMetrics }),
      errors: {
        internal: metricErrors.internal,
        invalidInput: refuseMetricInput,
        onWire: writeMetricError,
      },
    },
  };
}

function listOperations(context: MetricsContext): ReadonlyMap<string, AwsOperation> {
  return new Map([
    ['GetMetricData', defineGetMetricData(context)],
    ['GetMetricStatistics', defineGetMetricStatistics(context)],
    ['ListMetrics', defineListMetrics(context)],
    ['PutMetricData', definePutMetricData(context)],
  ]);
}
