import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** As many as one call of SQS takes. */
export const BATCH_SIZE = 10;

/** A message while it is held: it comes back by itself when its visibility time is over. */
export interface HeldMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** When it came into the queue, ms since the epoch. */
  readonly sentAt: number;
  readonly receiptHandle: string;
}

export interface FailureQueue {
  readonly describe: () => Promise<{ visibleCount: number; retentionMs: number }>;
  /** Up to 10 messages, hidden from others for `visibilityTimeoutS`. */
  readonly receive: (options: {
    visibilityTimeoutS: number;
    waitTimeS: number;
  }) => Promise<HeldMessage[]>;
  /** Makes messages visible again at once. What fails comes back when its time is over. */
  readonly release: (messages: readonly HeldMessage[]) => Promise<void>;
  /** @returns ids of the messages that are still there. */
  readonly remove: (messages: readonly HeldMessage[]) => Promise<ReadonlySet<string>>;
}

export function createFailureQueue(sqs: SQSClient, queueUrl: string): FailureQueue {
  return {
    async describe() {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: queueUrl,
          AttributeNames: ['ApproximateNumberOfMessages', 'MessageRetentionPeriod'],
        }),
      );
      return {
        visibleCount: Number(Attributes['ApproximateNumberOfMessages'] ?? 0),
        retentionMs: Number(Attributes['MessageRetentionPeriod'] ?? 0) * 1000,
      };
    },

    async receive({ visibilityTimeoutS, waitTimeS }) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: BATCH_SIZE,
          VisibilityTimeout: visibilityTimeoutS,
          WaitTimeSeconds: waitTimeS,
          MessageSystemAttributeNames: ['SentTimestamp'],
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages.map(toHeldMessage);
    },

    async release(messages) {
      await inBatches(messages, (entries) =>
        sqs.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl: queueUrl,
            Entries: entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
          }),
        ),
      );
    },

    async remove(messages) {
      const remaining = await inBatches(messages, async (Entries) => {
        const command = new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries });
        const { Failed = [] } = await sqs.send(command);
        return Failed.map(({ Id }) => Number(Id));
      });
      return new Set(remaining.flat());
    },
  };

  /** What `send` returns are places in the batch; what it throws means the whole batch. */
  async function inBatches(
    messages: readonly HeldMessage[],
    send: (entries: { Id: string; ReceiptHandle: string }[]) => Promise<unknown>,
  ): Promise<string[][]> {
    const batches: Promise<string[]>[] = [];
    for (let start = 0; start < messages.length; start += BATCH_SIZE) {
      const batch = messages.slice(start, start + BATCH_SIZE);
      const entries = batch.map(({ receiptHandle }, place) => ({
        Id: String(place),
        ReceiptHandle: receiptHandle,
      }));
      batches.push(
        send(entries).then(
          (failed) =>
            Array.isArray(failed) ? failed.map((place: number) => batch[place]?.id ?? '') : [],
          () => batch.map(({ id }) => id),
        ),
      );
    }
    return Promise.all(batches);
  }
}

function toHeldMessage(message: Message): HeldMessage {
  const { MessageId = '', Body = '', ReceiptHandle = '', Attributes, MessageAttributes } = message;
  return {
    id: MessageId,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes ?? {}).map(([name, { StringValue = '' }]) => [
        name,
        StringValue,
      ]),
    ),
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    receiptHandle: ReceiptHandle,
  };
}
