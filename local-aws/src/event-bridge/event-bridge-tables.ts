import type { DatabaseSync } from 'node:sqlite';

/** Creates EventBridge's tables if they do not exist, and the account's default bus. */
export function createEventBridgeTables(database: DatabaseSync, nowMs: number): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS event_buses (
      name TEXT PRIMARY KEY,
      description TEXT,
      dead_letter_arn TEXT,
      policy TEXT,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event_rules (
      bus_name TEXT NOT NULL REFERENCES event_buses (name),
      name TEXT NOT NULL,
      event_pattern TEXT NOT NULL,
      uses_wildcard INTEGER NOT NULL,
      state TEXT NOT NULL,
      description TEXT,
      role_arn TEXT,
      PRIMARY KEY (bus_name, name)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event_targets (
      bus_name TEXT NOT NULL,
      rule_name TEXT NOT NULL,
      id TEXT NOT NULL,
      arn TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (bus_name, rule_name, id),
      FOREIGN KEY (bus_name, rule_name) REFERENCES event_rules (bus_name, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS event_targets_by_arn ON event_targets (bus_name, arn, rule_name);
    CREATE TABLE IF NOT EXISTS event_tags (
      resource_arn TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (resource_arn, key)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event_deliveries (
      id INTEGER PRIMARY KEY,
      remote INTEGER NOT NULL,
      event TEXT NOT NULL,
      rule_arn TEXT NOT NULL,
      target TEXT NOT NULL,
      hops INTEGER NOT NULL,
      accepted_at INTEGER NOT NULL,
      retries INTEGER NOT NULL,
      due_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS event_deliveries_due ON event_deliveries (remote, due_at, id);
  `);
  database
    .prepare('INSERT OR IGNORE INTO event_buses (name, created_at, modified_at) VALUES (?, ?, ?)')
    .run('default', nowMs, nowMs);
}
