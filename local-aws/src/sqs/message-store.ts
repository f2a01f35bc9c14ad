import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A message attribute of the sender; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** Times are ms since the epoch. */
export interface Message {
  readonly seq: number;
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** System attributes that do not change: `AWSTraceHeader`, `MessageGroupId`, … */
  readonly system: Readonly<Record<string, string>>;
  readonly sentAt: number;
  readonly firstReceivedAt: number | null;
  readonly receiveCount: number;
}

export interface NewMessage
  extends Pick<Message, 'messageId' | 'body' | 'attributes' | 'system' | 'sentAt'> {
  readonly queueId: number;
  readonly visibleAt: number;
}

/** A message's state for the holders of its receipts. */
export interface MessageState {
  readonly visibleAt: number;
  /** The token in the last receipt. */
  readonly receipt: string | null;
}

interface VisibleQuery {
  readonly queueId: number;
  readonly now: number;
  readonly limit: number;
}

interface MessageRow extends Omit<Message, 'attributes' | 'system'> {
  readonly attributes: string;
  readonly system: string;
}

export type MessageStore = ReturnType<typeof createMessageStore>;

export function createMessageStore(database: DatabaseSync) {
  const insert = database.prepare(
    `INSERT INTO sqs_messages (queue_id, message_id, body, attributes, system, sent_at, visible_at)
     VALUES (:queueId, :messageId, :body, :attributes, :system, :sentAt, :visibleAt)`,
  );
  const columns = `seq, message_id AS messageId, body, attributes, system, sent_at AS sentAt,
    first_received_at AS firstReceivedAt, receive_count AS receiveCount`;
  const visible = database.prepare(
    `SELECT ${columns} FROM sqs_messages WHERE queue_id = :queueId AND visible_at <= :now
     ORDER BY visible_at, receive_count, seq LIMIT :limit`,
  );
  const visibleInOrder = database.prepare(
    `SELECT ${columns} FROM sqs_messages AS message
     WHERE queue_id = :queueId AND visible_at <= :now AND NOT EXISTS (
       SELECT 1 FROM sqs_messages AS other
       WHERE other.queue_id = :queueId AND other.visible_at > :now
         AND other.system ->> 'MessageGroupId' = message.system ->> 'MessageGroupId'
         AND (other.receive_count > 0 OR other.seq < message.seq))
     ORDER BY seq LIMIT :limit`,
  );
  const take = database.prepare(
    `UPDATE sqs_messages SET visible_at = :visibleAt, receipt = :receipt,
       receive_count = receive_count + 1, first_received_at = coalesce(first_received_at, :now)
     WHERE seq = :seq`,
  );
  const moveExhausted = database.prepare(
    `UPDATE sqs_messages SET queue_id = :toQueueId, receipt = NULL, visible_at = :now,
       system = json_set(system, '$.DeadLetterQueueSourceArn', :sourceArn)
     WHERE seq IN (SELECT seq FROM sqs_messages
       WHERE queue_id = :queueId AND visible_at <= :now AND receive_count >= :maxReceiveCount)`,
  );
  const state = database.prepare(
    'SELECT visible_at AS visibleAt, receipt FROM sqs_messages WHERE queue_id = ? AND seq = ?',
  );
  const setVisibleAt = database.prepare('UPDATE sqs_messages SET visible_at = ? WHERE seq = ?');
  const remove = database.prepare('DELETE FROM sqs_messages WHERE seq = ?');
  const purge = database.prepare('DELETE FROM sqs_messages WHERE queue_id = ?');
  const expire = database.prepare('DELETE FROM sqs_messages WHERE queue_id = ? AND sent_at <= ?');
  const nextVisible = database.prepare(
    'SELECT min(visible_at) AS at FROM sqs_messages WHERE queue_id = ? AND visible_at > ?',
  );
  const counts = database.prepare(
    `SELECT count(*) FILTER (WHERE visible_at <= :now) AS visible,
       count(*) FILTER (WHERE visible_at > :now AND receive_count > 0) AS inFlight,
       count(*) FILTER (WHERE visible_at > :now AND receive_count = 0) AS delayed
     FROM sqs_messages WHERE queue_id = :queueId`,
  );

  return {
    /** Returns the message's `seq`. */
    insert: (message: NewMessage) => {
      const attributes = JSON.stringify(message.attributes);
      const system = JSON.stringify(message.system);
      return Number(insert.run({ ...message, attributes, system }).lastInsertRowid);
    },
    listVisible: (query: VisibleQuery) => listRows(visible, query),
    /** Those of a FIFO queue: none of a group that has a message in flight. */
    listVisibleInOrder: (query: VisibleQuery) => listRows(visibleInOrder, query),
    take: (change: { seq: number; receipt: string; visibleAt: number; now: number }) => {
      take.run(change);
    },
    /** Moves messages received too often to a dead-letter queue; true if any moved. */
    moveExhausted: (move: {
      queueId: number;
      toQueueId: number;
      maxReceiveCount: number;
      sourceArn: string;
      now: number;
    }) => Number(moveExhausted.run(move).changes) > 0,
    readState: (queueId: number, seq: number) =>
      state.get(queueId, seq) as MessageState | undefined,
    setVisibleAt: (seq: number, visibleAt: number) => {
      setVisibleAt.run(visibleAt, seq);
    },
    remove: (seq: number) => {
      remove.run(seq);
    },
    purge: (queueId: number) => {
      purge.run(queueId);
    },
    /** Removes messages sent at or before that time. */
    expire: (queueId: number, sentUntil: number) => {
      expire.run(queueId, sentUntil);
    },
    /** When the next hidden or delayed message becomes visible. */
    findNextVisible: (queueId: number, now: number) =>
      (nextVisible.get(queueId, now) as { at: number | null }).at ?? undefined,
    count: (queueId: number, now: number) =>
      counts.get({ queueId, now }) as { visible: number; inFlight: number; delayed: number },
  };
}

function listRows(statement: StatementSync, query: VisibleQuery): Message[] {
  return (statement.all({ ...query }) as unknown as MessageRow[]).map((row) => ({
    ...row,
    attributes: JSON.parse(row.attributes),
    system: JSON.parse(row.system),
  }));
}
