import type { Clock } from '../core/clock.ts';
import type { MetricPoint } from './metric.ts';
import type { MetricStore } from './metric-store.ts';
import { RETENTION_MS } from './retention.ts';

const SWEEP_INTERVAL_MS = 3_600_000;

/** Keeps the points, in the transaction of its caller if there is one. */
export type RecordMetrics = (points: Iterable<MetricPoint>) => void;

/** Recording also removes, once an hour, what is older than the retention. */
export function createRecordMetrics(metrics: MetricStore, clock: Clock): RecordMetrics {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return (points) => {
    for (const point of mergePoints(points)) metrics.add(point);
    const now = clock.now();
    if (now - sweptAt < SWEEP_INTERVAL_MS) return;
    metrics.removeBefore(now - RETENTION_MS);
    sweptAt = now;
  };
}

/** Points that differ in sum and count only become one: a batch of log lines repeats itself. */
function mergePoints(points: Iterable<MetricPoint>): Iterable<MetricPoint> {
  const merged = new Map<string, MetricPoint>();
  for (const point of points) {
    const { sum, count, ...rest } = point;
    const key = JSON.stringify(rest);
    const before = merged.get(key);
    merged.set(key, {
      ...rest,
      sum: sum + (before?.sum ?? 0),
      count: count + (before?.count ?? 0),
    });
  }
  return merged.values();
}
