import type { Clock } from '../core/clock.ts';
import { createSweep } from '../core/create-sweep.ts';
import { KEPT_PART } from '../core/storage-limits.ts';
import type { MetricPoint } from './metric.ts';
import { RETENTION_MS } from './metric.ts';
import type { MetricStore } from './metric-store.ts';

/** Keeps the points, in the transaction of its caller if there is one. */
export type RecordMetrics = (points: Iterable<MetricPoint>) => void;

/** Recording also removes what is older than the retention, and the oldest over `limit` values. */
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

/** Takes a tenth of the time that the values span away, as often as it needs. */
function removeOldest(metrics: MetricStore, nowMs: number, kept: number): void {
  while (metrics.recount() > kept) {
    const oldest = metrics.findOldest() ?? nowMs;
    metrics.removeBefore(oldest + Math.max(1, Math.ceil((nowMs - oldest) / 10)));
  }
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
