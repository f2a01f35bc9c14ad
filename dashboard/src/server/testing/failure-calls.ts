import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { FailurePage, FailureWithEvent } from '@momento-gateway/api/failures/failure';
import pMap from 'p-map';
import { expect } from 'vitest';
import type { Receipt } from '../failures/queue/failure-queue.ts';
import { makeQueue, type Queue, toTarget, writePolicy } from './queue-calls.ts';
import type { Api, ApiProcess } from './start-api.ts';

/** Puts a message into the parked queue; its id is the failure's. */
export async function park(api: Api, body: string): Promise<string> {
  const { MessageId = '' } = await api.context.sqs.send(
    new SendMessageCommand({ QueueUrl: api.parkedQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

/** Puts many messages into the parked queue; all at once, some would not get a connection. */
export async function parkMany(api: Api, bodies: readonly string[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(bodies.length / 10) }, (_, batch) =>
    bodies.slice(batch * 10, batch * 10 + 10),
  );
  await pMap(
    batches,
    (batch) =>
      api.context.sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: api.parkedQueueUrl,
          Entries: batch.map((MessageBody, place) => ({ Id: `${place}`, MessageBody })),
        }),
      ),
    { concurrency: 10 },
  );
}

/** An event as EventBridge gives it to a dead-letter queue; its number has more digits than a double. */
export const DEAD_LETTER =
  '{"version":"0","id":"7bf73129","detail-type":"shop#orders","source":"Momento","account":"000000000000","time":"2026-01-02T03:04:05Z","region":"us-east-1","resources":[],"detail":{"cache":"shop","topic":"orders","n":9007199254740993.10}}';

/** Puts into the dead-letter queue what EventBridge could not deliver to this target of a rule that is gone. */
export async function parkDeadLetter(
  api: Api,
  targetArn: string,
  { body = DEAD_LETTER, ...changes }: Record<string, string | undefined> = {},
): Promise<string> {
  const attributes = {
    TARGET_ARN: targetArn,
    RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/gone',
    ERROR_CODE: 'SDK_CLIENT_ERROR',
    ...changes,
  };
  const { MessageId = '' } = await api.context.sqs.send(
    new SendMessageCommand({
      QueueUrl: api.deadLetterQueueUrl,
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, { DataType: 'String', StringValue: value }]],
        ),
      ),
    }),
  );
  return MessageId;
}

/** One page when it is told which; else all of them as one. */
export async function listFailures(api: ApiProcess, query?: string): Promise<FailurePage> {
  if (query !== undefined) return readPage(api, query);
  const first = await readPage(api, '?limit=100');
  const failures = [...first.failures];
  let { cursor } = first;
  while (cursor !== undefined) {
    const next = await readPage(api, `?limit=100&cursor=${cursor}`);
    failures.push(...next.failures);
    cursor = next.cursor;
  }
  const { cursor: _, ...page } = first;
  return { ...page, failures };
}

export async function listIds(api: ApiProcess): Promise<string[]> {
  return (await listFailures(api)).failures.map(({ id }) => id);
}

async function readPage(api: ApiProcess, query: string): Promise<FailurePage> {
  const { status, body } = await api.call('GET', `/api/failures${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** A failure with its event. */
export async function readFailure(
  api: ApiProcess,
  id: string | undefined,
): Promise<FailureWithEvent> {
  const { status, body } = await api.call('GET', `/api/failures/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** What somebody else would see in both queues: visible messages, and those that are held. */
export async function countMessages(api: Api): Promise<{ visible: number; held: number }> {
  const counts = { visible: 0, held: 0 };
  for (const QueueUrl of [api.parkedQueueUrl, api.deadLetterQueueUrl]) {
    const { Attributes } = await api.context.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    counts.visible += Number(Attributes?.['ApproximateNumberOfMessages']);
    counts.held += Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']);
  }
  return counts;
}

/** Holds up to ten messages of the parked queue, as another process does. @returns their receipts */
export async function holdMessages(api: Api, visibilityTimeoutS = 60): Promise<Receipt[]> {
  const { Messages = [] } = await api.context.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: api.parkedQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: visibilityTimeoutS,
    }),
  );
  return Messages.map(({ MessageId: id = '', ReceiptHandle: receiptHandle = '' }) => ({
    id,
    receiptHandle,
  }));
}

/** A rule named `rule` for the cache `shop`, and the queue that is its target. */
export async function makeRule(api: Api): Promise<Queue> {
  const queue = await makeQueue(api, 'orders');
  const rule = { name: 'rule', cache: 'shop', targets: [toTarget(queue)] };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
  return queue;
}

/** From now on EventBridge may not send to the queue, but to the dead-letter queue. */
export async function breakDelivery(api: Api, queue: Queue): Promise<void> {
  await writePolicy(api, queue, []);
  await writePolicy(api, { url: api.deadLetterQueueUrl }, [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    },
  ]);
}
