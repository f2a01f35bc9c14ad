import type { DatabaseSync } from 'node:sqlite';
import type { Dimension, Metric, MetricPoint, Unit } from './metric.ts';

/** Equal values, or value sets with equal bounds, in one time slot. */
export interface SlotPart extends Omit<MetricPoint, 'metric' | 'at'> {
  /** The slot's index, counted from the query's `from`. */
  readonly slot: number;
}

export interface PointQuery {
  readonly metric: Metric;
  /** All units if undefined. */
  readonly unit: Unit | undefined;
  /** ms since the epoch, inclusive. */
  readonly from: number;
  /** ms since the epoch, exclusive. */
  readonly to: number;
  /** Length of a slot. */
  readonly periodMs: number;
}

export interface MetricQuery {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  /** Only metrics with values since this time. */
  readonly activeSince: number;
  /** Only metrics after this id; 0 at first. */
  readonly after: number;
}

/** The metrics on disk. */
export interface MetricStore {
  /** In order of time, within a slot in order of values. */
  readonly read: (query: PointQuery) => SlotPart[];
  /** Yields them one by one; no other statement may run meanwhile. */
  readonly list: (query: MetricQuery) => Iterable<Metric & { readonly id: number }>;
  /** Adds to the values of the same time. */
  readonly add: (point: MetricPoint) => void;
  readonly removeBefore: (at: number) => void;
  /** Over all metrics; may include values removed since the last exact count. */
  readonly count: () => number;
  /** Counts exactly. */
  readonly recount: () => number;
  /** The time of the oldest value. */
  readonly findOldest: () => number | undefined;
}

export function createMetricStore(database: DatabaseSync): MetricStore {
  const find = database.prepare(
    'SELECT id FROM metrics WHERE namespace = ? AND name = ? AND dimensions = ?',
  );
  const insert = database.prepare(
    'INSERT INTO metrics (namespace, name, dimensions) VALUES (?, ?, ?)',
  );
  // Bound numbers are floating point: without the cast the slots would be too.
  const read = database.prepare(`
    SELECT CAST((at - :from) / :periodMs AS INTEGER) AS slot, unit, minimum, maximum,
      sum(sum) AS sum, sum(count) AS count
    FROM metric_points
    WHERE metric_id = :id AND at >= :from AND at < :to AND (:unit IS NULL OR unit = :unit)
    GROUP BY slot, unit, minimum, maximum ORDER BY slot, minimum, maximum`);
  const list = database.prepare(`
    SELECT id, namespace, name, dimensions FROM metrics
    WHERE id > :after AND (:namespace IS NULL OR namespace = :namespace)
      AND (:name IS NULL OR name = :name)
      AND EXISTS (SELECT 1 FROM metric_points WHERE metric_id = id AND at >= :activeSince)
    ORDER BY id`);
  const add = database.prepare(`
    INSERT INTO metric_points (metric_id, at, unit, minimum, maximum, sum, count)
    VALUES (:id, :at, :unit, :minimum, :maximum, :sum, :count)
    ON CONFLICT DO UPDATE SET sum = sum + excluded.sum, count = count + excluded.count`);
  const countAll = database.prepare('SELECT count(*) AS count FROM metric_points');
  const recount = () => (countAll.get() as { count: number }).count;
  let count = recount();
  const oldest = database.prepare('SELECT min(at) AS at FROM metric_points');
  const removePoints = database.prepare(
    'DELETE FROM metric_points WHERE metric_id IN (SELECT id FROM metrics) AND at < ?',
  );
  const removeEmpty = database.prepare(
    'DELETE FROM metrics WHERE NOT EXISTS (SELECT 1 FROM metric_points WHERE metric_id = id)',
  );

  function findId({ namespace, name, dimensions }: Metric): number | undefined {
    const row = find.get(namespace, name, encodeDimensions(dimensions));
    return row && Number(row['id']);
  }

  return {
    read: ({ metric, unit, ...range }) => {
      const id = findId(metric);
      if (id === undefined) return [];
      return read.all({ id, unit: unit ?? null, ...range }) as unknown as SlotPart[];
    },
    list: function* ({ namespace, name, ...range }) {
      const rows = list.iterate({ namespace: namespace ?? null, name: name ?? null, ...range });
      for (const row of rows) yield readMetric(row);
    },
    add: ({ metric, ...figures }) => {
      const { namespace, name, dimensions } = metric;
      const id =
        findId(metric) ??
        Number(insert.run(namespace, name, encodeDimensions(dimensions)).lastInsertRowid);
      add.run({ id, ...figures });
      count++;
    },
    removeBefore: (at) => {
      removePoints.run(at);
      removeEmpty.run();
    },
    count: () => count,
    recount: () => {
      count = recount();
      return count;
    },
    findOldest: () => (oldest.get() as { at: number | null }).at ?? undefined,
  };
}

function encodeDimensions(dimensions: readonly Dimension[]): string {
  return JSON.stringify(
    dimensions
      .map(({ Name, Value }) => [Name, Value])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

function readMetric(row: Record<string, unknown>): Metric & { id: number } {
  const pairs: [string, string][] = JSON.parse(String(row['dimensions']));
  return {
    id: Number(row['id']),
    namespace: String(row['namespace']),
    name: String(row['name']),
    dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
  };
}
