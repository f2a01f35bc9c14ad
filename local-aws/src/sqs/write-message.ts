import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { digestAttributes, digestText } from './digest-attributes.ts';
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
  if (message.MessageDeduplicationId !== undefined) {
    throw sqsErrors.invalidParameter(
      'The request includes a parameter that is not valid for this queue type: MessageDeduplicationId.',
    );
  }
  const groupId = message.MessageGroupId;
  if (groupId !== undefined && !/^[!-~]{1,128}$/.test(groupId)) {
    throw sqsErrors.invalidParameter(
      'MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    );
  }
  const limitBytes = readNumber(queue, 'MaximumMessageSize');
  if (measureMessage(message) > limitBytes) {
    throw sqsErrors.invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${limitBytes} bytes.`,
    );
  }
}

/** Puts a checked message on its queue and returns the sender's answer. */
export function writeMessage(context: SqsContext, queue: Queue, message: MessageInput) {
  const { messages, clock } = context;
  const now = clock.now();
  const delaySeconds = message.DelaySeconds ?? readNumber(queue, 'DelaySeconds');
  const { AWSTraceHeader } = message.MessageSystemAttributes;
  const messageId = randomUUID();
  messages.insert({
    queueId: queue.id,
    messageId,
    body: message.MessageBody,
    attributes: message.MessageAttributes,
    system: {
      ...(AWSTraceHeader?.StringValue !== undefined && {
        AWSTraceHeader: AWSTraceHeader.StringValue,
      }),
      ...(message.MessageGroupId !== undefined && { MessageGroupId: message.MessageGroupId }),
    },
    sentAt: now,
    visibleAt: now + delaySeconds * 1000,
  });
  context.sweep(queue, Buffer.byteLength(message.MessageBody));
  return {
    MessageId: messageId,
    MD5OfMessageBody: digestText(message.MessageBody),
    MD5OfMessageAttributes: digestAttributes(message.MessageAttributes),
    MD5OfMessageSystemAttributes: AWSTraceHeader && digestAttributes({ AWSTraceHeader }),
  };
}
