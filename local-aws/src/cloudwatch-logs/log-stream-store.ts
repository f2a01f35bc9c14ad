import type { DatabaseSync } from 'node:sqlite';

/** A log stream with the times of its events, in ms since the epoch. */
export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  readonly firstEventAt: number | null;
  readonly lastEventAt: number | null;
  readonly lastIngestedAt: number | null;
}

export interface LogStreamQuery {
  readonly groupName: string;
  readonly prefix: string;
  readonly order: 'name' | 'last-event';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The log streams on disk. */
export interface LogStreamStore {
  readonly has: (groupName: string, name: string) => boolean;
  readonly list: (query: LogStreamQuery) => LogStream[];
  readonly listNames: (groupName: string, prefix: string) => string[];
  readonly add: (groupName: string, name: string, createdAt: number) => void;
  /** Removes empty streams created before that time. */
  readonly removeEmpty: (createdBefore: number) => void;
}

export function createLogStreamStore(database: DatabaseSync): LogStreamStore {
  const has = database.prepare('SELECT 1 FROM log_streams WHERE group_name = ? AND name = ?');
  const add = database.prepare('INSERT INTO log_streams VALUES (?, ?, ?)');
  const removeEmpty = database.prepare(`DELETE FROM log_streams
    WHERE created_at < ? AND NOT EXISTS (SELECT 1 FROM log_events e
      WHERE e.group_name = log_streams.group_name AND e.stream_name = log_streams.name)`);
  const listNames = database.prepare(`SELECT name FROM log_streams
    WHERE group_name = ?1 AND substr(name, 1, length(?2)) = ?2 ORDER BY name`);
  const select = `SELECT s.name, s.created_at AS createdAt,
    (SELECT min(timestamp) FROM log_events e
      WHERE e.group_name = s.group_name AND e.stream_name = s.name) AS firstEventAt,
    (SELECT max(timestamp) FROM log_events e
      WHERE e.group_name = s.group_name AND e.stream_name = s.name) AS lastEventAt,
    (SELECT max(ingested_at) FROM log_events e
      WHERE e.group_name = s.group_name AND e.stream_name = s.name) AS lastIngestedAt
    FROM log_streams s
    WHERE s.group_name = :groupName AND substr(s.name, 1, length(:prefix)) = :prefix`;
  const prepare = (order: string) =>
    database.prepare(`${select} ORDER BY ${order} LIMIT :limit OFFSET :offset`);
  const list = {
    name: { ascending: prepare('s.name'), descending: prepare('s.name DESC') },
    'last-event': {
      ascending: prepare('lastEventAt, s.name'),
      descending: prepare('lastEventAt DESC, s.name DESC'),
    },
  };
  return {
    has: (groupName, name) => has.get(groupName, name) !== undefined,
    list: ({ order, descending, ...query }) =>
      list[order][descending ? 'descending' : 'ascending'].all(query) as unknown as LogStream[],
    listNames: (groupName, prefix) =>
      listNames.all(groupName, prefix).map((row) => (row as { name: string }).name),
    add: (groupName, name, createdAt) => {
      add.run(groupName, name, createdAt);
    },
    removeEmpty: (createdBefore) => {
      removeEmpty.run(createdBefore);
    },
  };
}
