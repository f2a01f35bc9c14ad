import type { DatabaseSync } from 'node:sqlite';

/** Creates the tables of CloudWatch metrics if they do not exist. */
export function createMetricTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS metrics (
      id INTEGER PRIMARY KEY,
      namespace TEXT NOT NULL,
      name TEXT NOT NULL,
      dimensions TEXT NOT NULL,
      UNIQUE (namespace, name, dimensions)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS metric_points (
      metric_id INTEGER NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      unit TEXT NOT NULL,
      minimum REAL NOT NULL,
      maximum REAL NOT NULL,
      sum REAL NOT NULL,
      count REAL NOT NULL,
      PRIMARY KEY (metric_id, at, unit, minimum, maximum)
    ) STRICT, WITHOUT ROWID;
  `);
}
