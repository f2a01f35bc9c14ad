import type { DatabaseSync } from 'node:sqlite';

/** How much queues hold, in bytes of their messages' bodies. */
export interface QueueSizes {
  /** To be told of each message that was written. */
  readonly add: (queueId: number, bytes: number) => void;
  /** What was removed since the queue was last counted exactly is still in it. */
  readonly read: (queueId: number) => number;
  /** Removes what was sent first, until no more than `keptBytes` are left; gives how many. */
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
