import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../core/clock.ts';
import type { MetricStore } from './metric-store.ts';
import type { RecordMetrics } from './record-metrics.ts';

/** What the operations of CloudWatch need. */
export interface MetricsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly metrics: MetricStore;
  readonly recordMetrics: RecordMetrics;
}
