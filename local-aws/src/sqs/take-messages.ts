import { randomUUID } from 'node:crypto';
import { inTransaction } from '../core/database.ts';
import type { Message } from './message-store.ts';
import { findQueueByArn, makeQueueArn } from './queue-address.ts';
import { readNumber } from './queue-attributes.ts';
import { isFifo } from './queue-kind.ts';
import type { Queue } from './queue-store.ts';
import { writeReceiptHandle } from './receipt-handle.ts';
import { readRedrivePolicy } from './redrive-policy.ts';
import type { SqsContext } from './sqs-context.ts';

/** A message for one receiver, with this receive already counted. */
export interface TakenMessage extends Message {
  readonly receiptHandle: string;
  readonly firstReceivedAt: number;
}

/**
 * Takes up to `limit` messages and hides them, after moving those received too often to their
 * dead-letter queue.
 */
export function takeMessages(
  context: SqsContext,
  queue: Queue,
  options: { readonly limit: number; readonly visibilityTimeoutMs: number },
): TakenMessage[] {
  const { database, messages, clock } = context;
  const now = clock.now();
  return inTransaction(database, () => {
    expireMessages(context, queue);
    redriveMessages(context, queue, now);
    const list = isFifo(queue) ? messages.listVisibleInOrder : messages.listVisible;
    return list({ queueId: queue.id, now, limit: options.limit }).map((message) => {
      const nonce = randomUUID();
      const visibleAt = now + options.visibilityTimeoutMs;
      messages.take({ seq: message.seq, receipt: nonce, visibleAt, now });
      return {
        ...message,
        receiveCount: message.receiveCount + 1,
        firstReceivedAt: message.firstReceivedAt ?? now,
        receiptHandle: writeReceiptHandle({ queueId: queue.id, seq: message.seq, nonce }),
      };
    });
  });
}

/** Removes messages past the queue's retention. */
export function expireMessages({ messages, clock }: SqsContext, queue: Queue): void {
  const retentionMs = readNumber(queue, 'MessageRetentionPeriod') * 1000;
  messages.expire(queue.id, clock.now() - retentionMs);
}

function redriveMessages(context: SqsContext, queue: Queue, now: number): void {
  const policy = readRedrivePolicy(queue.attributes['RedrivePolicy'] ?? '');
  if (policy === undefined) return;
  const deadLetterQueue = findQueueByArn(context, policy.deadLetterTargetArn);
  // Without a dead-letter queue they stay, as on AWS.
  if (deadLetterQueue === undefined) return;
  const hasMoved = context.messages.moveExhausted({
    queueId: queue.id,
    toQueueId: deadLetterQueue.id,
    maxReceiveCount: policy.maxReceiveCount,
    sourceArn: makeQueueArn(context.account, queue.name),
    now,
  });
  if (hasMoved) context.arrivals.announce(deadLetterQueue.id);
}
