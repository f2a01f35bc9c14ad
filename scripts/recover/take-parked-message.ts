import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A received message, which is hidden from others for five minutes or until it is released. */
export interface TakenMessage {
  readonly body: string;
  /** Never fails: without it, the message becomes visible after five minutes. */
  readonly release: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const HIDDEN_S = 300;
const BATCH_SIZE = 10;
/** SQS can miss messages: the queue counts as read after three answers without a new one. */
const EMPTY_ANSWERS = 3;

/**
 * Receives messages until one has this id, because SQS cannot look up a message by id. Releases the
 * others.
 *
 * @throws Error that says what to do when the message is not available.
 */
export async function takeParkedMessage(
  sqs: SQSClient,
  QueueUrl: string,
  messageId: string,
  signal: AbortSignal,
): Promise<TakenMessage> {
  const others = new Map<string, Message>();
  try {
    for (let empty = 0; empty < EMPTY_ANSWERS; ) {
      signal.throwIfAborted();
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: BATCH_SIZE,
          VisibilityTimeout: HIDDEN_S,
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['DeadLetterQueueSourceArn'],
        }),
      );
      let isNew = false;
      let found: Message | undefined;
      for (const message of Messages) {
        const { MessageId = '' } = message;
        if (MessageId === messageId) found = message;
        else {
          isNew ||= !others.has(MessageId);
          others.set(MessageId, message);
        }
      }
      if (found !== undefined) {
        const movedFrom = found.Attributes?.DeadLetterQueueSourceArn;
        if (movedFrom === undefined) return hold(sqs, QueueUrl, found);
        others.set(messageId, found);
        throw new Error(
          `The gateway did not park the message ${messageId}: SQS moved it from ${movedFrom}. It was not published.`,
        );
      }
      empty = isNew ? 0 : empty + 1;
    }
  } finally {
    await release(sqs, QueueUrl, [...others.values()]);
  }
  throw new Error(
    `The message ${messageId} is not available in the parked queue. A dashboard or another command may be reading it: try again in five minutes. Use the id that the dashboard shows under Failures.`,
  );
}

function hold(
  sqs: SQSClient,
  QueueUrl: string,
  { Body = '', ReceiptHandle }: Message,
): TakenMessage {
  return {
    body: Body,
    release: async () => {
      const input = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
      await sqs.send(new ChangeMessageVisibilityCommand(input)).catch(() => undefined);
    },
    remove: async () => {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    },
  };
}

/** Ignores errors: without it, the messages become visible after five minutes. */
async function release(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]) {
  for (let from = 0; from < messages.length; from += BATCH_SIZE) {
    const Entries = messages.slice(from, from + BATCH_SIZE).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs
      .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))
      .catch(() => undefined);
  }
}
