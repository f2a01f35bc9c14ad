import type { DatabaseSync } from 'node:sqlite';

const WINDOW_MS = 5 * 60_000;

/** What makes a message of a FIFO queue a duplicate. */
export interface DeduplicationKey {
  readonly queueId: number;
  /** The message group if the queue deduplicates by group, or ''. */
  readonly scope: string;
  readonly deduplicationId: string;
}

/** The first message with a key. */
export interface Original {
  readonly messageId: string;
  readonly seq: number;
}

/** The messages sent to FIFO queues in the last five minutes, whether they still exist or not. */
export interface DeduplicationStore {
  readonly find: (key: DeduplicationKey, now: number) => Original | undefined;
  readonly put: (key: DeduplicationKey, original: Original, now: number) => void;
}

export function createDeduplicationStore(database: DatabaseSync): DeduplicationStore {
  const expire = database.prepare('DELETE FROM sqs_deduplications WHERE sent_at <= ?');
  const find = database.prepare(`SELECT message_id AS messageId, seq FROM sqs_deduplications
    WHERE queue_id = :queueId AND scope = :scope AND deduplication_id = :deduplicationId`);
  const put = database.prepare(`INSERT INTO sqs_deduplications VALUES
    (:queueId, :scope, :deduplicationId, :messageId, :seq, :now)`);
  return {
    find: (key, now) => {
      expire.run(now - WINDOW_MS);
      return find.get({ ...key }) as Original | undefined;
    },
    put: (key, original, now) => {
      put.run({ ...key, ...original, now });
    },
  };
}
