import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A message that nobody else sees until it is released, or for five minutes. */
export interface TakenMessage {
  readonly body: string;
  /** Never fails: what cannot be released shows again by itself. */
  readonly release: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const HELD_S = 300;
const BATCH_SIZE = 10;
/** SQS may leave out messages that are there: only so many empty answers in a row say that none is. */
const EMPTY_ANSWERS = 3;

/**
 * SQS finds no message by its id: all are received until it is among them, and the others released.
 *
 * @throws Error that says what to do when it is not there to be had.
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
          VisibilityTimeout: HELD_S,
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
          `The gateway did not park the message ${messageId}: SQS moved it from ${movedFrom}. It is not published.`,
        );
      }
      empty = isNew ? 0 : empty + 1;
    }
  } finally {
    await release(sqs, QueueUrl, [...others.values()]);
  }
  throw new Error(
    `The parked queue has no message ${messageId} now. A dashboard or another command may be holding it: try again in five minutes. The id is the one on its page under Failures.`,
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

/** What cannot be released shows again by itself. */
async function release(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]) {
  for (let from = 0; from < messages.length; from += BATCH_SIZE) {
    const Entries = messages.slice(from, from + BATCH_SIZE).map(({ ReceiptHandle }, place) => ({
      Id: String(place),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs
      .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))
      .catch(() => undefined);
  }
}
