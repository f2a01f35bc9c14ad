import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** How long a received message is hidden from others, unless it is released. */
const HIDDEN_S = 300;
const BATCH_SIZE = 10;
/** SQS can miss messages: the queue counts as read after three empty answers. */
const EMPTY_ANSWERS = 3;

export interface HiddenMessage {
  readonly id: string;
  readonly body: string;
  /** The ARN of the queue that SQS moved it from, when it is some queue's dead letter. */
  readonly movedFrom: string | undefined;
}

/** Messages of a queue that this command received: others cannot see them. Bodies are not kept. */
export interface HiddenMessages {
  /** Up to ten messages that are not hidden by this yet; none when the queue has no more. */
  readonly receive: () => Promise<readonly HiddenMessage[]>;
  readonly ids: () => readonly string[];
  readonly remove: (id: string, abortSignal?: AbortSignal) => Promise<void>;
  /** Makes messages visible again, so that they can be received again. Never fails: later they are anyway. */
  readonly release: (ids: readonly string[]) => Promise<void>;
  /** About how many messages others hide; undefined when SQS does not say. */
  readonly countElsewhere: () => Promise<number | undefined>;
}

interface HiddenOptions {
  readonly queueUrl: string;
  readonly signal: AbortSignal;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

export function createHiddenMessages(
  sqs: SQSClient,
  { queueUrl: QueueUrl, signal, elapsed }: HiddenOptions,
): HiddenMessages {
  const hidden = new Map<string, { readonly ReceiptHandle: string; readonly until: number }>();
  /** SQS can give out once more what was removed. */
  const removed = new Set<string>();

  async function receiveOnce(): Promise<{ fresh: HiddenMessage[]; returned: number }> {
    const until = elapsed() + HIDDEN_S * 1000;
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: BATCH_SIZE,
        VisibilityTimeout: HIDDEN_S,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['DeadLetterQueueSourceArn'],
      }),
    );
    // In a long run what was received first comes back.
    const fresh = Messages.filter(
      ({ MessageId = '' }) => !hidden.has(MessageId) && !removed.has(MessageId),
    );
    for (const { MessageId = '', ReceiptHandle = '' } of Messages) {
      hidden.set(MessageId, { ReceiptHandle, until });
    }
    return { fresh: fresh.map(toHiddenMessage), returned: Messages.length - fresh.length };
  }

  return {
    async receive() {
      let returnedCount = 0;
      // What came back is hidden again, and new ones can be behind it: it may all come before them.
      for (let empty = 0; empty < EMPTY_ANSWERS && returnedCount <= hidden.size; ) {
        signal.throwIfAborted();
        const { fresh, returned } = await receiveOnce();
        if (fresh.length > 0) return fresh;
        if (returned === 0) empty += 1;
        returnedCount += returned;
      }
      return [];
    },

    ids: () => [...hidden.keys()],

    async remove(id, abortSignal) {
      const { ReceiptHandle } = hidden.get(id) ?? {};
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }), {
        ...(abortSignal && { abortSignal }),
      });
      hidden.delete(id);
      removed.add(id);
    },

    async release(ids) {
      // After its time, a message can be another's.
      const own = ids.flatMap((id) => hidden.get(id) ?? []).filter((one) => one.until > elapsed());
      for (const id of ids) hidden.delete(id);
      for (let from = 0; from < own.length; from += BATCH_SIZE) {
        const Entries = own.slice(from, from + BATCH_SIZE).map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        }));
        await sqs
          .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))
          .catch(() => undefined);
      }
    },

    async countElsewhere() {
      const input = { QueueUrl, AttributeNames: ['All' as const] };
      const answer = await sqs.send(new GetQueueAttributesCommand(input)).catch(() => undefined);
      const count = Number(answer?.Attributes?.['ApproximateNumberOfMessagesNotVisible']);
      if (Number.isNaN(count)) return undefined;
      const own = [...hidden.values()].filter(({ until }) => until > elapsed());
      return Math.max(0, count - own.length);
    },
  };
}

function toHiddenMessage({ MessageId = '', Body = '', Attributes }: Message): HiddenMessage {
  return { id: MessageId, body: Body, movedFrom: Attributes?.DeadLetterQueueSourceArn };
}
