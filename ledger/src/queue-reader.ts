import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

const BATCH = 10;
/** Without long polling, which would return messages one by one. */
const PAUSE_MS = 700;

/** Receives and deletes a queue's messages as they arrive, until it is ended. */
export interface QueueReader {
  /** When the last message arrived; ms since the epoch. */
  readonly lastAt: () => number;
  readonly end: () => Promise<void>;
}

export function readQueue(
  sqs: SQSClient,
  queueUrl: string,
  onMessage: (body: string) => void,
  onError: (error: unknown) => void,
): QueueReader {
  let lastAt = Date.now();
  const ending = new AbortController();
  async function readAll(): Promise<void> {
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: BATCH }),
      );
      if (Messages.length === 0) return;
      lastAt = Date.now();
      for (const { Body = '' } of Messages) onMessage(Body);
      const Entries = toEntries(Messages);
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      if (Messages.length < BATCH) return;
    }
  }
  async function read(): Promise<void> {
    while (!ending.signal.aborted) {
      await readAll();
      await sleep(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  }
  const reading = read().catch(onError);
  return {
    lastAt: () => lastAt,
    async end() {
      ending.abort();
      await reading;
    },
  };
}

/** Longer than it takes to read a whole queue. */
const HIDDEN_S = 60;

/** Reads all messages of a queue that does not change, and leaves them there. */
export async function peekQueue(sqs: SQSClient, queueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  const held: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: BATCH,
        VisibilityTimeout: HIDDEN_S,
      }),
    );
    if (Messages.length === 0) break;
    held.push(...Messages);
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
  for (let from = 0; from < held.length; from += BATCH) {
    const Entries = toEntries(held.slice(from, from + BATCH)).map((entry) => ({
      ...entry,
      VisibilityTimeout: 0,
    }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
  return bodies;
}

/** How many messages a queue has, with those that somebody holds. */
export async function countMessages(sqs: SQSClient, queueUrl: string): Promise<number> {
  const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...counts] }),
  );
  return counts.reduce((sum, count) => sum + Number(Attributes[count] ?? 0), 0);
}

function toEntries(messages: readonly Message[]) {
  return messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
}
