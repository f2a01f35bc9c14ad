import type { Clock } from '../core/clock.ts';
import { createSweep } from '../core/create-sweep.ts';
import { KEPT_PART } from '../core/storage-limits.ts';
import type { MetricPoint } from './metric.ts';
import { RETENTION_MS } from './metric.ts';
import type { MetricStore } from './metric-store.ts';

/** Stores the points, in the caller's transaction if there is one. */
export type RecordMetrics = (points: Iterable<MetricPoint>) => void;

/** Recording also removes values past the retention, and the oldest beyond `limit` values. */
export function createRecordMetrics(
  metrics: MetricStore,
  clock: Clock,
  limit: number,
): RecordMetrics {
  const sweep = createSweep(clock, (now) => metrics.removeBefore(now - RETENTION_MS));
  return (points) => {
    for (const point of mergePoints(points)) metrics.add(point);
    sweep();
    if (metrics.count() > limit) removeOldest(metrics, clock.now(), limit * KEPT_PART);
  };
}

/** Removes a tenth of the time range of the values, as often as needed. */
function removeOldest(metrics: MetricStore, nowMs: number, kept: number): void {
  while (metrics.recount() > kept) {
    const oldest = metrics.findOldest() ?? nowMs;
    metrics.removeBefore(oldest + Math.max(1, Math.ceil((nowMs - oldest) / 10)));
  }
}

/** Merges points that differ only in sum and count: batches of log lines are repetitive. */
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
