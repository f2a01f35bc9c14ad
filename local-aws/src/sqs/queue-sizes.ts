import type { DatabaseSync } from 'node:sqlite';

/** The sizes of queues, in bytes of message bodies. */
export interface QueueSizes {
  /** Call this with each message written. */
  readonly add: (queueId: number, bytes: number) => void;
  /** May include messages removed since the queue was last counted exactly. */
  readonly read: (queueId: number) => number;
  /** Removes the oldest messages until at most `keptBytes` are left; returns their number. */
  readonly removeOldest: (queueId: number, keptBytes: number) => number;
}

export function createQueueSizes(database: DatabaseSync): QueueSizes {
  const sum = database.prepare(
    `SELECT coalesce(sum(octet_length(body)), 0) AS bytes FROM sqs_messages WHERE queue_id = ?`,
  );
  const oldest = database.prepare(
    'SELECT seq, octet_length(body) AS bytes FROM sqs_messages WHERE queue_id = ? ORDER BY seq',
  );
  const removeUpTo = database.prepare('DELETE FROM sqs_messages WHERE queue_id = ? AND seq <= ?');
  const known = new Map<number, number>();

  function count(queueId: number): number {
    const { bytes } = sum.get(queueId) as { bytes: number };
    known.set(queueId, bytes);
    return bytes;
  }

  return {
    add: (queueId, bytes) => {
      const before = known.get(queueId);
      if (before !== undefined) known.set(queueId, before + bytes);
    },
    read: (queueId) => known.get(queueId) ?? count(queueId),
    removeOldest: (queueId, keptBytes) => {
      let left = count(queueId);
      let lastSeq: number | undefined;
      for (const row of oldest.iterate(queueId)) {
        if (left <= keptBytes) break;
        lastSeq = Number(row['seq']);
        left -= Number(row['bytes']);
      }
      known.set(queueId, left);
      return lastSeq === undefined ? 0 : Number(removeUpTo.run(queueId, lastSeq).changes);
    },
  };
}
