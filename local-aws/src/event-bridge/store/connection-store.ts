import type { DatabaseSync } from 'node:sqlite';
import type { AuthParameters } from '../connection-fields.ts';

/** The credentials for an HTTP endpoint; times are in ms since the epoch. */
export interface Connection {
  readonly name: string;
  readonly arn: string;
  readonly description: string | null;
  readonly authorizationType: string;
  readonly authParameters: AuthParameters;
  readonly createdAt: number;
}

/** An HTTP endpoint with the connection to call it with. */
export interface ApiDestination {
  readonly name: string;
  readonly arn: string;
  readonly description: string | null;
  readonly connectionArn: string;
  readonly endpoint: string;
  readonly method: string;
  readonly ratePerSecond: number;
  readonly createdAt: number;
}

interface Query {
  readonly prefix: string;
  readonly after: string;
  readonly limit: number;
}

/** The connections and API destinations on disk. */
export type ConnectionStore = ReturnType<typeof createConnectionStore>;

export function createConnectionStore(database: DatabaseSync) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS event_connections (
      name TEXT PRIMARY KEY,
      arn TEXT NOT NULL UNIQUE,
      content TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event_api_destinations (
      name TEXT PRIMARY KEY,
      arn TEXT NOT NULL UNIQUE,
      content TEXT NOT NULL
    ) STRICT;
  `);
  return {
    connections: createTable<Connection>(database, 'event_connections'),
    destinations: createTable<ApiDestination>(database, 'event_api_destinations'),
  };
}

function createTable<Item extends { readonly name: string; readonly arn: string }>(
  database: DatabaseSync,
  table: string,
) {
  const byName = database.prepare(`SELECT content FROM ${table} WHERE name = ?`);
  const byArn = database.prepare(`SELECT content FROM ${table} WHERE arn = ?`);
  const list = database.prepare(`SELECT content FROM ${table}
    WHERE substr(name, 1, length(:prefix)) = :prefix AND name > :after
    ORDER BY name LIMIT :limit`);
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`);
  const remove = database.prepare(`DELETE FROM ${table} WHERE name = ?`);
  const read = (row: unknown): Item => JSON.parse((row as { content: string }).content);
  const readOptional = (row: unknown) => (row === undefined ? undefined : read(row));
  return {
    find: (name: string) => readOptional(byName.get(name)),
    findByArn: (arn: string) => readOptional(byArn.get(arn)),
    /** In order of their names, those after `after`. */
    list: (query: Query) => list.all({ ...query }).map(read),
    insert: (item: Item) => {
      insert.run(item.name, item.arn, JSON.stringify(item));
    },
    remove: (name: string) => {
      remove.run(name);
    },
  };
}
