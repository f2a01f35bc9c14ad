import type { DatabaseSync } from 'node:sqlite';

/** A log event as stored; times are in ms since the epoch. Ids ascend in order of writing. */
export interface LogEvent {
  readonly id: number;
  readonly streamName: string;
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: string;
}

/** A position between events, in order of their timestamps. */
export interface LogPosition {
  readonly timestamp: number;
  readonly id: number;
}

export interface LogEventQuery {
  readonly groupName: string;
  /** All streams of the group if undefined. */
  readonly streamNames: readonly string[] | undefined;
  /** Both inclusive. */
  readonly from: number;
  readonly to: number;
  /** Events strictly after (backwards: before) this position. */
  readonly beyond: LogPosition;
  readonly direction: 'forward' | 'backward';
  /** Maximum number of events to read. */
  readonly limit: number;
}

/** The log events on disk. */
export interface LogEventStore {
  /** Yields them one by one; no other statement may run meanwhile. */
  readonly read: (query: LogEventQuery) => Iterable<LogEvent>;
  readonly add: (groupName: string, event: Omit<LogEvent, 'id'>) => void;
  readonly removeBefore: (groupName: string, timestamp: number) => void;
  /** Over all messages; may include messages removed since the last exact count. */
  readonly countBytes: () => number;
  /** Removes the oldest events until the messages take at most `keptBytes`. */
  readonly removeOldest: (keptBytes: number) => void;
}

export function createLogEventStore(database: DatabaseSync): LogEventStore {
  const select = `SELECT id, stream_name AS streamName, timestamp, ingested_at AS ingestedAt, message
    FROM log_events WHERE group_name = :groupName AND timestamp BETWEEN :from AND :to`;
  const ofStreams = 'AND stream_name IN (SELECT value FROM json_each(:streamNames))';
  const forward = 'AND (timestamp, id) > (:timestamp, :id) ORDER BY timestamp, id LIMIT :limit';
  const backward =
    'AND (timestamp, id) < (:timestamp, :id) ORDER BY timestamp DESC, id DESC LIMIT :limit';
  const ofGroup = {
    forward: database.prepare(`${select} ${forward}`),
    backward: database.prepare(`${select} ${backward}`),
  };
  const ofSome = {
    forward: database.prepare(`${select} ${ofStreams} ${forward}`),
    backward: database.prepare(`${select} ${ofStreams} ${backward}`),
  };
  const add = database.prepare(`INSERT INTO log_events
    (group_name, stream_name, timestamp, ingested_at, message)
    VALUES (:groupName, :streamName, :timestamp, :ingestedAt, :message)`);
  const sum = database.prepare(
    'SELECT coalesce(sum(octet_length(message)), 0) AS bytes FROM log_events',
  );
  const oldest = database.prepare(
    'SELECT id, octet_length(message) AS bytes FROM log_events ORDER BY id',
  );
  const removeUpTo = database.prepare('DELETE FROM log_events WHERE id <= ?');
  const sumBytes = () => (sum.get() as { bytes: number }).bytes;
  let bytes = sumBytes();
  const removeBefore = database.prepare(
    'DELETE FROM log_events WHERE group_name = ? AND timestamp < ?',
  );
  return {
    read: ({ streamNames, beyond, direction, ...range }) => {
      const bound = { ...range, timestamp: beyond.timestamp, id: beyond.id };
      // Enters the index at the position, so that earlier events are not scanned again.
      if (direction === 'forward') bound.from = Math.max(range.from, beyond.timestamp);
      else bound.to = Math.min(range.to, beyond.timestamp);
      const rows =
        streamNames === undefined
          ? ofGroup[direction].iterate(bound)
          : ofSome[direction].iterate({ ...bound, streamNames: JSON.stringify(streamNames) });
      return rows as unknown as Iterable<LogEvent>;
    },
    add: (groupName, event) => {
      add.run({ groupName, ...event });
      bytes += Buffer.byteLength(event.message);
    },
    removeBefore: (groupName, timestamp) => {
      removeBefore.run(groupName, timestamp);
    },
    countBytes: () => bytes,
    removeOldest: (keptBytes) => {
      bytes = sumBytes();
      let lastId: number | undefined;
      for (const row of oldest.iterate()) {
        if (bytes <= keptBytes) break;
        lastId = Number(row['id']);
        bytes -= Number(row['bytes']);
      }
      if (lastId !== undefined) removeUpTo.run(lastId);
    },
  };
}
