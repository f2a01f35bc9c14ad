import type { DatabaseSync } from 'node:sqlite';

/** Creates the tables of CloudWatch Logs if they do not exist. */
export function createLogTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS log_groups (
      name TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      retention_days INTEGER
    ) STRICT;
    CREATE TABLE IF NOT EXISTS log_streams (
      group_name TEXT NOT NULL REFERENCES log_groups (name) ON DELETE CASCADE,
      name TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (group_name, name)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS log_events (
      id INTEGER PRIMARY KEY,
      group_name TEXT NOT NULL,
      stream_name TEXT NOT NULL,
      timestamp INTEGER NOT NULL,
      ingested_at INTEGER NOT NULL,
      message TEXT NOT NULL,
      FOREIGN KEY (group_name, stream_name) REFERENCES log_streams (group_name, name)
        ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX IF NOT EXISTS log_events_by_stream
      ON log_events (group_name, stream_name, timestamp, id);
    CREATE INDEX IF NOT EXISTS log_events_by_group ON log_events (group_name, timestamp, id);
    CREATE TABLE IF NOT EXISTS log_resource_policies (
      name TEXT PRIMARY KEY,
      document TEXT NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
  `);
}
