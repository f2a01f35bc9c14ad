import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Config } from '../../config.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import type { FailureQueue, Receipt, ReceivedMessage } from './failure-queue.ts';
import { BATCH_SIZE, sendInBatches } from './send-in-batches.ts';
import type { QueueKind } from './stored-message.ts';

const ATTRIBUTES = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'MessageRetentionPeriod',
  'CreatedTimestamp',
] as const;

/** The parked queue and the dead-letter queue; or which variable is missing. */
export function createFailureQueues(
  sqs: SQSClient,
  { parkedQueueUrl, deadLetterQueueUrl }: Config,
  elapsed: () => number,
): readonly FailureQueue[] | Refusal {
  if (parkedQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'PARKED_QUEUE_URL' };
  }
  if (deadLetterQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'DEAD_LETTER_QUEUE_URL' };
  }
  return [
    createFailureQueue(sqs, { kind: 'parked', queueUrl: parkedQueueUrl, elapsed }),
    createFailureQueue(sqs, { kind: 'dead-letter', queueUrl: deadLetterQueueUrl, elapsed }),
  ];
}

/**
 * The held queue of a tenant, and, for another tenant than the default one, that of the stack; or
 * which variable is missing.
 */
export function createHeldQueues(
  sqs: SQSClient,
  { heldQueueUrl }: Pick<Config, 'heldQueueUrl'>,
  stackQueueUrl: string | undefined,
  elapsed: () => number,
): readonly FailureQueue[] | Refusal {
  if (heldQueueUrl === undefined || stackQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'HELD_QUEUE_URL' };
  }
  const own = createFailureQueue(sqs, { kind: 'held', queueUrl: heldQueueUrl, elapsed });
  if (stackQueueUrl === heldQueueUrl) return [own];
  const ofStack = { kind: 'unassigned', queueUrl: stackQueueUrl, elapsed } as const;
  return [own, createFailureQueue(sqs, ofStack)];
}

interface FailureQueueOptions {
  readonly kind: QueueKind;
  readonly queueUrl: string;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

function createFailureQueue(
  sqs: SQSClient,
  { kind, queueUrl: QueueUrl, elapsed }: FailureQueueOptions,
): FailureQueue {
  /** By message, until when it is held at least: a little before SQS makes it visible. */
  const held = new Map<string, { readonly until: number; readonly receiptHandle: string }>();
  const isHeld = ({ id, receiptHandle }: Receipt) => {
    const last = held.get(id);
    return last?.receiptHandle === receiptHandle && last.until > elapsed();
  };
  /** Not what this process received once more before the answer came: it has another handle. */
  const letGo = (receipts: readonly Receipt[], failed: ReadonlyMap<string, unknown>) => {
    for (const { id, receiptHandle } of receipts) {
      const isSame = held.get(id)?.receiptHandle === receiptHandle;
      if (isSame && !failed.has(id)) held.delete(id);
    }
  };

  return {
    kind,
    async describe() {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...ATTRIBUTES] }),
      );
      const read = (name: (typeof ATTRIBUTES)[number]) => Number(Attributes[name] ?? 0) || 0;
      return {
        visibleCount: read('ApproximateNumberOfMessages'),
        hiddenCount:
          read('ApproximateNumberOfMessagesNotVisible') +
          read('ApproximateNumberOfMessagesDelayed'),
        retentionMs: read('MessageRetentionPeriod') * 1000,
        createdAt: read('CreatedTimestamp') * 1000,
      };
    },

    async receive({ visibilityTimeoutS, waitTimeS }) {
      const heldUntil = elapsed() + visibilityTimeoutS * 1000;
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: BATCH_SIZE,
          VisibilityTimeout: visibilityTimeoutS,
          WaitTimeSeconds: waitTimeS,
          MessageSystemAttributeNames: ['SentTimestamp', 'DeadLetterQueueSourceArn'],
          MessageAttributeNames: ['All'],
        }),
      );
      for (const { MessageId = '', ReceiptHandle: receiptHandle = '' } of Messages) {
        held.set(MessageId, { until: heldUntil, receiptHandle });
      }
      return Messages.map(toReceivedMessage);
    },

    async release(receipts) {
      // After its time a message is visible by itself, and can be another's.
      const own = receipts.filter(isHeld);
      const failed = await sendInBatches(own, (entries) =>
        sqs.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl,
            Entries: entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
          }),
        ),
      );
      letGo(own, failed);
    },

    async remove(receipts) {
      const failed = await sendInBatches(receipts, (Entries) =>
        sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
      );
      letGo(receipts, failed);
      return failed;
    },

    heldIds() {
      for (const [id, { until }] of held) if (until <= elapsed()) held.delete(id);
      return new Set(held.keys());
    },
  };
}

function toReceivedMessage(message: Message): ReceivedMessage {
  const { MessageId = '', Body = '', ReceiptHandle = '', Attributes, MessageAttributes } = message;
  return {
    id: MessageId,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes ?? {}).flatMap(([name, { StringValue }]) =>
        StringValue === undefined ? [] : [[name, StringValue]],
      ),
    ),
    sentAt: Number(Attributes?.SentTimestamp ?? 0) || 0,
    movedFrom: Attributes?.DeadLetterQueueSourceArn,
    receiptHandle: ReceiptHandle,
  };
}
