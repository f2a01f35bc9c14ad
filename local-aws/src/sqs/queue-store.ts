import type { DatabaseSync } from 'node:sqlite';

/** A queue. `attributes` are those that were set, as text; others have their defaults. */
export interface Queue {
  readonly id: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

interface QueueRow extends Omit<Queue, 'attributes'> {
  readonly attributes: string;
}

/** Creates the tables of queues and messages if they do not exist. */
export function createQueueTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS sqs_queues (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      attributes TEXT NOT NULL,
      tags TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sqs_messages (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      queue_id INTEGER NOT NULL REFERENCES sqs_queues ON DELETE CASCADE,
      message_id TEXT NOT NULL,
      body TEXT NOT NULL,
      attributes TEXT NOT NULL,
      system TEXT NOT NULL,
      sent_at INTEGER NOT NULL,
      visible_at INTEGER NOT NULL,
      first_received_at INTEGER,
      receive_count INTEGER NOT NULL DEFAULT 0,
      receipt TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sqs_messages_by_visibility
      ON sqs_messages (queue_id, visible_at, receive_count, seq);
    CREATE INDEX IF NOT EXISTS sqs_messages_by_age ON sqs_messages (queue_id, sent_at);
    CREATE INDEX IF NOT EXISTS sqs_messages_by_group
      ON sqs_messages (queue_id, system ->> 'MessageGroupId', seq);
    CREATE TABLE IF NOT EXISTS sqs_deduplications (
      queue_id INTEGER NOT NULL REFERENCES sqs_queues ON DELETE CASCADE,
      scope TEXT NOT NULL,
      deduplication_id TEXT NOT NULL,
      message_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      sent_at INTEGER NOT NULL,
      PRIMARY KEY (queue_id, scope, deduplication_id)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sqs_deduplications_by_age ON sqs_deduplications (sent_at);
  `);
}

export type QueueStore = ReturnType<typeof createQueueStore>;

export function createQueueStore(database: DatabaseSync) {
  const columns = 'id, name, attributes, created_at AS createdAt, modified_at AS modifiedAt';
  const insert = database.prepare(
    `INSERT INTO sqs_queues (name, attributes, tags, created_at, modified_at)
     VALUES (:name, :attributes, :tags, :now, :now)`,
  );
  const byName = database.prepare(`SELECT ${columns} FROM sqs_queues WHERE name = ?`);
  const list = database.prepare(
    `SELECT ${columns} FROM sqs_queues WHERE name >= :from AND name < :to AND name > :after
     ORDER BY name LIMIT :limit`,
  );
  const all = database.prepare(`SELECT ${columns} FROM sqs_queues`);
  const setAttributes = database.prepare(
    'UPDATE sqs_queues SET attributes = ?, modified_at = ? WHERE id = ?',
  );
  const readTags = database.prepare('SELECT tags FROM sqs_queues WHERE id = ?');
  const setTags = database.prepare('UPDATE sqs_queues SET tags = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM sqs_queues WHERE id = ?');

  return {
    insert: (
      name: string,
      attributes: Readonly<Record<string, string>>,
      tags: Readonly<Record<string, string>>,
      now: number,
    ) => {
      insert.run({ name, attributes: JSON.stringify(attributes), tags: JSON.stringify(tags), now });
    },
    find: (name: string) => {
      const row = byName.get(name) as QueueRow | undefined;
      return row && toQueue(row);
    },
    listAll: () => (all.all() as unknown as QueueRow[]).map(toQueue),
    /** In order of their names, those after `after`. */
    list: (query: { prefix: string; after: string; limit: number }) => {
      const { prefix, after, limit } = query;
      const rows = list.all({ from: prefix, to: `${prefix}\u{10ffff}`, after, limit });
      return (rows as unknown as QueueRow[]).map(toQueue);
    },
    setAttributes: (id: number, attributes: Readonly<Record<string, string>>, now: number) => {
      setAttributes.run(JSON.stringify(attributes), now, id);
    },
    readTags: (id: number): Record<string, string> => {
      const row = readTags.get(id) as { tags: string } | undefined;
      return JSON.parse(row?.tags ?? '{}');
    },
    setTags: (id: number, tags: Readonly<Record<string, string>>) => {
      setTags.run(JSON.stringify(tags), id);
    },
    remove: (id: number) => {
      remove.run(id);
    },
  };
}

function toQueue(row: QueueRow): Queue {
  return { ...row, attributes: JSON.parse(row.attributes) };
}
