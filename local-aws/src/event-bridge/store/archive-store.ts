import type { DatabaseSync } from 'node:sqlite';
import { KEPT_PART } from '../../core/storage-limits.ts';

/** An archive of a bus; times are in ms since the epoch. */
export interface Archive {
  readonly name: string;
  readonly busName: string;
  readonly description: string | null;
  /** JSON text; null for all events of the bus. */
  readonly eventPattern: string | null;
  /** 0: forever. */
  readonly retentionDays: number;
  readonly createdAt: number;
}

export interface ArchivedEvent {
  readonly id: number;
  readonly event: string;
  /** The event's own time. */
  readonly time: number;
}

/** Events of an archive in the order of their times, those after a place. */
export interface ArchiveQuery {
  readonly archive: string;
  readonly from: number;
  readonly until: number;
  readonly afterTime: number;
  readonly afterId: number;
  readonly limit: number;
}

/** The archives on disk. */
export type ArchiveStore = ReturnType<typeof createArchiveStore>;

export function createArchiveStore(database: DatabaseSync, limitBytes: number) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS event_archives (
      name TEXT PRIMARY KEY,
      bus_name TEXT NOT NULL,
      description TEXT,
      event_pattern TEXT,
      retention_days INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event_archived (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      archive TEXT NOT NULL REFERENCES event_archives (name) ON DELETE CASCADE,
      event TEXT NOT NULL,
      time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS event_archived_by_time ON event_archived (archive, time, id);
  `);
  const columns = `name, bus_name AS busName, description, event_pattern AS eventPattern,
    retention_days AS retentionDays, created_at AS createdAt`;
  const find = database.prepare(`SELECT ${columns} FROM event_archives WHERE name = ?`);
  const list = database.prepare(`SELECT ${columns} FROM event_archives
    WHERE substr(name, 1, length(:prefix)) = :prefix AND name > :after
      AND (:busName IS NULL OR bus_name = :busName) ORDER BY name LIMIT :limit`);
  const put = database.prepare(`INSERT INTO event_archives
    VALUES (:name, :busName, :description, :eventPattern, :retentionDays, :createdAt)
    ON CONFLICT DO UPDATE SET description = excluded.description,
      event_pattern = excluded.event_pattern, retention_days = excluded.retention_days`);
  const remove = database.prepare('DELETE FROM event_archives WHERE name = ?');
  const add = database.prepare(
    'INSERT INTO event_archived (archive, event, time) VALUES (?, ?, ?)',
  );
  const expire = database.prepare('DELETE FROM event_archived WHERE archive = ? AND time <= ?');
  const measure = database.prepare(`SELECT count(*) AS count,
    coalesce(sum(octet_length(event)), 0) AS bytes FROM event_archived
    WHERE :archive IS NULL OR archive = :archive`);
  const oldest = database.prepare(
    'SELECT id, octet_length(event) AS bytes FROM event_archived ORDER BY id',
  );
  const removeUpTo = database.prepare('DELETE FROM event_archived WHERE id <= ?');
  const read = database.prepare(`SELECT id, event, time FROM event_archived
    WHERE archive = :archive AND time >= :from AND time < :until
      AND (time, id) > (:afterTime, :afterId) ORDER BY time, id LIMIT :limit`);
  let knownBytes: number | undefined;

  function sizeOf(archive: string | null): { count: number; bytes: number } {
    return measure.get({ archive }) as { count: number; bytes: number };
  }

  /** Returns how many events were removed to stay within the limit. */
  function cut(): number {
    let left = sizeOf(null).bytes;
    let lastId: number | undefined;
    for (const row of oldest.iterate()) {
      if (left <= limitBytes * KEPT_PART) break;
      lastId = Number(row['id']);
      left -= Number(row['bytes']);
    }
    knownBytes = left;
    return lastId === undefined ? 0 : Number(removeUpTo.run(lastId).changes);
  }

  return {
    find: (name: string) => find.get(name) as Archive | undefined,
    /** In order of their names, those after `after`; of one bus if it is given. */
    list: (query: { prefix: string; after: string; limit: number; busName: string | null }) =>
      list.all(query) as unknown as Archive[],
    /** Creates or replaces an archive. */
    put: (archive: Archive) => {
      put.run({ ...archive });
    },
    /** Removes an archive and its events. */
    remove: (name: string) => {
      remove.run(name);
      knownBytes = undefined;
    },
    /** Returns how many of the oldest events were removed to stay within the limit. */
    add: (archive: string, event: string, time: number) => {
      add.run(archive, event, time);
      knownBytes = (knownBytes ?? sizeOf(null).bytes) + Buffer.byteLength(event);
      return knownBytes > limitBytes ? cut() : 0;
    },
    expire: (archive: string, until: number) => {
      expire.run(archive, until);
    },
    sizeOf,
    read: (query: ArchiveQuery) => read.all({ ...query }) as unknown as ArchivedEvent[],
  };
}
