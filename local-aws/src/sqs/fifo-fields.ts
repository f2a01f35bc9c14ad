import { createHash } from 'node:crypto';
import type { DeduplicationKey } from './deduplication-store.ts';
import { isFifo } from './queue-kind.ts';
import type { Queue } from './queue-store.ts';
import { sqsErrors } from './sqs-errors.ts';

/** The fields of a message that say how a queue orders and deduplicates it. */
export interface FifoFields {
  readonly MessageBody: string;
  readonly DelaySeconds?: number | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageDeduplicationId?: string | undefined;
}

/**
 * Throws AWS's error for fields that the queue does not accept. A standard queue accepts a group:
 * it delivers fairly by it.
 */
export function requireFifoFields(queue: Queue, message: FifoFields): void {
  requireId('MessageGroupId', message.MessageGroupId);
  requireId('MessageDeduplicationId', message.MessageDeduplicationId);
  if (!isFifo(queue)) {
    if (message.MessageDeduplicationId === undefined) return;
    throw sqsErrors.invalidParameter(
      'The request includes a parameter that is not valid for this queue type: MessageDeduplicationId.',
    );
  }
  if (message.MessageGroupId === undefined) throw sqsErrors.missing('MessageGroupId');
  if (readDeduplicationId(queue, message) === undefined) {
    throw sqsErrors.invalidParameter(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  if (message.DelaySeconds) {
    throw sqsErrors.invalidParameter(
      `Value ${message.DelaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
}

/** The key by which a FIFO queue deduplicates a checked message; undefined for a standard queue. */
export function findDeduplicationKey(
  queue: Queue,
  message: FifoFields,
): DeduplicationKey | undefined {
  if (!isFifo(queue)) return undefined;
  const byGroup = queue.attributes['DeduplicationScope'] === 'messageGroup';
  return {
    queueId: queue.id,
    scope: byGroup ? (message.MessageGroupId ?? '') : '',
    deduplicationId: readDeduplicationId(queue, message) ?? '',
  };
}

function readDeduplicationId(queue: Queue, message: FifoFields): string | undefined {
  if (message.MessageDeduplicationId !== undefined) return message.MessageDeduplicationId;
  if (queue.attributes['ContentBasedDeduplication'] !== 'true') return undefined;
  return createHash('sha256').update(message.MessageBody).digest('hex');
}

function requireId(name: string, id: string | undefined): void {
  if (id === undefined || /^[!-~]{1,128}$/.test(id)) return;
  throw sqsErrors.invalidParameter(
    `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}
