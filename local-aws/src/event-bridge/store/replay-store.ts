import type { DatabaseSync } from 'node:sqlite';

export const REPLAY_STATES = [
  'STARTING',
  'RUNNING',
  'CANCELLING',
  'COMPLETED',
  'CANCELLED',
  'FAILED',
] as const;

export type ReplayState = (typeof REPLAY_STATES)[number];

/** A replay; times are in ms since the epoch. */
export interface Replay {
  readonly name: string;
  readonly archive: string;
  readonly description: string | null;
  readonly busName: string;
  /** ARNs of the rules that get the events; empty for all rules of the bus. */
  readonly filterArns: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly state: ReplayState;
  readonly reason: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The place of the last event that was replayed. */
  readonly lastTime: number | null;
  readonly lastId: number;
}

/** The replays on disk. */
export type ReplayStore = ReturnType<typeof createReplayStore>;

export function createReplayStore(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS event_replays (
    name TEXT PRIMARY KEY,
    replay TEXT NOT NULL,
    state TEXT AS (replay ->> 'state') STORED,
    archive TEXT AS (replay ->> 'archive') STORED,
    ended_at INTEGER AS (replay ->> 'endedAt') STORED
  ) STRICT;`);
  const find = database.prepare('SELECT replay FROM event_replays WHERE name = ?');
  const list = database.prepare(`SELECT replay FROM event_replays
    WHERE substr(name, 1, length(:prefix)) = :prefix AND name > :after
      AND (:state IS NULL OR state = :state) AND (:archive IS NULL OR archive = :archive)
    ORDER BY name LIMIT :limit`);
  const open = database.prepare(`SELECT replay FROM event_replays
    WHERE state IN ('STARTING', 'RUNNING', 'CANCELLING') ORDER BY name`);
  const put = database.prepare('INSERT OR REPLACE INTO event_replays (name, replay) VALUES (?, ?)');
  const expire = database.prepare('DELETE FROM event_replays WHERE ended_at <= ?');
  const read = (row: unknown): Replay => JSON.parse((row as { replay: string }).replay);
  return {
    find: (name: string) => {
      const row = find.get(name);
      return row && read(row);
    },
    /** In order of their names, those after `after`. */
    list: (query: {
      prefix: string;
      after: string;
      limit: number;
      state: string | null;
      archive: string | null;
    }) => list.all(query).map(read),
    /** Those that are not over. */
    listOpen: () => open.all().map(read),
    put: (replay: Replay) => {
      put.run(replay.name, JSON.stringify(replay));
    },
    /** Removes replays that ended at or before that time. */
    expire: (endedUntil: number) => {
      expire.run(endedUntil);
    },
  };
}
