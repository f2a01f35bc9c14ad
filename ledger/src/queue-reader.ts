import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

const BATCH = 10;
/** Long polling would bring messages one by one, each at the price of a batch. */
const PAUSE_MS = 700;

/** Takes messages off a queue as they come, until it is ended. */
export interface QueueReader {
  /** ms since the epoch, of the last message. */
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

/** Longer than it takes to look at all of a queue. */
const LOOK_S = 60;

/** Looks at all messages of a queue that is not changing, each once, and leaves them there. */
export async function lookIntoQueue(sqs: SQSClient, queueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  const held: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: BATCH,
        VisibilityTimeout: LOOK_S,
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

function toEntries(messages: readonly Message[]) {
  return messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
}
