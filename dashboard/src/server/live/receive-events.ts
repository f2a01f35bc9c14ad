import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { LIVE_EVENTS_MAX, type LiveEvent } from '@momento-gateway/api/live/live';

const BATCH_SIZE = 10;

/** Besides the time that SQS was asked to wait. */
const CALL_TIMEOUT_MS = 5_000;

/** Takes events out of a viewer's queue; waits for the first. */
export async function receiveEvents(
  sqs: SQSClient,
  queueUrl: string,
  waitS: number,
): Promise<LiveEvent[]> {
  const found: LiveEvent[] = [];
  for (let wait = waitS; found.length < LIVE_EVENTS_MAX; wait = 0) {
    const messages = await takeMessages(sqs, queueUrl, wait);
    found.push(...messages.map(toLiveEvent));
    if (messages.length < BATCH_SIZE) break;
  }
  return found;
}

async function takeMessages(sqs: SQSClient, queueUrl: string, waitS: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH_SIZE,
      WaitTimeSeconds: waitS,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
    { requestTimeout: waitS * 1000 + CALL_TIMEOUT_MS },
  );
  if (Messages.length > 0) {
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: Messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle })),
      }),
    );
  }
  return Messages;
}

function toLiveEvent({ MessageId = '', Body = '', Attributes }: Message): LiveEvent {
  const event = parseEvent(Body);
  return {
    id: event?.id ?? MessageId,
    cache: String(event?.detail?.cache ?? ''),
    topic: String(event?.detail?.topic ?? ''),
    detailType: event?.['detail-type'] ?? '',
    arrivedAt: Number(Attributes?.SentTimestamp ?? 0),
    event: event ?? Body,
  };
}

interface BusEvent {
  readonly id: string;
  readonly 'detail-type': string;
  readonly detail?: { readonly cache?: unknown; readonly topic?: unknown };
}

function parseEvent(text: string): BusEvent | undefined {
  try {
    return JSON.parse(text) as BusEvent;
  } catch {
    return undefined;
  }
}
