import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { readHeldCall, type StoredCall } from '@momento-gateway/shared/held-call';

/** A received message, hidden from others for five minutes or until it is released. */
export interface TakenCall {
  readonly id: string;
  /** Undefined when the gateway cannot have written it. */
  readonly call: StoredCall | undefined;
  readonly remove: () => Promise<void>;
}

export interface TakenCalls {
  /** The oldest first. */
  readonly calls: readonly TakenCall[];
  /** Makes visible again what was not removed. Never fails: after five minutes it is anyway. */
  readonly release: () => Promise<void>;
}

const HIDDEN_S = 300;
const BATCH_SIZE = 10;
const CALLS_MAX = 100_000;
/** SQS can miss messages: the queue counts as read after three answers without a new one. */
const EMPTY_ANSWERS = 3;

/** Receives all messages of a held queue, each once. */
export async function takeHeldCalls(
  sqs: SQSClient,
  QueueUrl: string,
  signal: AbortSignal,
): Promise<TakenCalls> {
  const taken = new Map<string, TakenCall>();
  const receipts = new Map<string, string>();
  const release = async () => {
    const left = [...receipts.values()];
    for (let from = 0; from < left.length; from += BATCH_SIZE) {
      const Entries = left.slice(from, from + BATCH_SIZE).map((ReceiptHandle, index) => ({
        Id: String(index),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      await sqs
        .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))
        .catch(() => undefined);
    }
  };
  try {
    for (let empty = 0; empty < EMPTY_ANSWERS && taken.size < CALLS_MAX; ) {
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
      empty = Messages.some(({ MessageId = '' }) => !taken.has(MessageId)) ? 0 : empty + 1;
      for (const { MessageId: id = '', Body = '', ReceiptHandle = '', Attributes } of Messages) {
        receipts.set(id, ReceiptHandle);
        const read = readHeldCall(Body);
        // No policy is asked when SQS moves a message, so this one may be anybody's.
        const isMoved = Attributes?.DeadLetterQueueSourceArn !== undefined;
        const remove = async () => {
          await sqs.send(
            new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipts.get(id) ?? '' }),
          );
          receipts.delete(id);
        };
        taken.set(id, { id, call: 'wrong' in read || isMoved ? undefined : read, remove });
      }
    }
  } catch (error) {
    await release();
    throw error;
  }
  const ageOf = ({ call }: TakenCall) => call?.receivedAt ?? 0;
  return { calls: [...taken.values()].sort((one, other) => ageOf(one) - ageOf(other)), release };
}
