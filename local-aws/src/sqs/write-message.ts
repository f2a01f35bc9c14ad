import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Original } from './deduplication-store.ts';
import { digestAttributes, digestText } from './digest-attributes.ts';
import { findDeduplicationKey, requireFifoFields } from './fifo-fields.ts';
import {
  measureAttributes,
  messageAttributesField,
  requireCharacters,
  requireMessageAttributes,
  systemAttributesField,
} from './message-attributes.ts';
import { readNumber } from './queue-attributes.ts';
import type { Queue } from './queue-store.ts';
import { requireRange } from './require-range.ts';
import { formatSequenceNumber } from './sequence-number.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

/** The fields that SendMessage and an entry of SendMessageBatch share. */
export const messageFields = {
  MessageBody: z.string(),
  DelaySeconds: z.int().optional(),
  MessageAttributes: messageAttributesField.default({}),
  MessageSystemAttributes: systemAttributesField.default({}),
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
};

const messageSchema = z.object(messageFields);
export type MessageInput = z.output<typeof messageSchema>;

/** The size of a message, in bytes, that counts towards its limit. */
export function measureMessage(message: Pick<MessageInput, 'MessageBody' | 'MessageAttributes'>) {
  return Buffer.byteLength(message.MessageBody) + measureAttributes(message.MessageAttributes);
}

/** Throws AWS's error for a message that the queue does not accept. */
export function requireMessage(queue: Queue, message: MessageInput): void {
  if (message.MessageBody === '') throw sqsErrors.missing('MessageBody');
  requireCharacters(message.MessageBody);
  requireRange('DelaySeconds', message.DelaySeconds);
  requireMessageAttributes(message.MessageAttributes);
  requireFifoFields(queue, message);
  const limitBytes = readNumber(queue, 'MaximumMessageSize');
  if (measureMessage(message) > limitBytes) {
    throw sqsErrors.invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${limitBytes} bytes.`,
    );
  }
}

/**
 * Puts a checked message on its queue, unless a FIFO queue has just had it, and returns the
 * sender's answer. Call this in a transaction.
 */
export function writeMessage(context: SqsContext, queue: Queue, message: MessageInput) {
  const key = findDeduplicationKey(queue, message);
  const now = context.clock.now();
  const original = key && context.deduplications.find(key, now);
  const written = original ?? insertMessage(context, queue, message, key?.deduplicationId);
  if (key !== undefined && original === undefined) context.deduplications.put(key, written, now);
  const { AWSTraceHeader } = message.MessageSystemAttributes;
  return {
    MessageId: written.messageId,
    MD5OfMessageBody: digestText(message.MessageBody),
    MD5OfMessageAttributes: digestAttributes(message.MessageAttributes),
    MD5OfMessageSystemAttributes: AWSTraceHeader && digestAttributes({ AWSTraceHeader }),
    SequenceNumber: key && formatSequenceNumber(written.seq),
  };
}

function insertMessage(
  context: SqsContext,
  queue: Queue,
  message: MessageInput,
  deduplicationId: string | undefined,
): Original {
  const now = context.clock.now();
  const delaySeconds = message.DelaySeconds ?? readNumber(queue, 'DelaySeconds');
  const { AWSTraceHeader } = message.MessageSystemAttributes;
  const messageId = randomUUID();
  const seq = context.messages.insert({
    queueId: queue.id,
    messageId,
    body: message.MessageBody,
    attributes: message.MessageAttributes,
    system: {
      ...(AWSTraceHeader?.StringValue !== undefined && {
        AWSTraceHeader: AWSTraceHeader.StringValue,
      }),
      ...(message.MessageGroupId !== undefined && { MessageGroupId: message.MessageGroupId }),
      ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
    },
    sentAt: now,
    visibleAt: now + delaySeconds * 1000,
  });
  context.sweep(queue, Buffer.byteLength(message.MessageBody));
  return { messageId, seq };
}
