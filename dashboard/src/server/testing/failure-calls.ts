import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import type { FailurePage } from '../../api/failure.ts';
import { makeQueue, type Queue, toTarget, writePolicy } from './queue-calls.ts';
import type { Api } from './start-api.ts';

/** Puts a message into the failure queue; its id is the failure's. */
export async function park(api: Api, body: string): Promise<string> {
  const { MessageId = '' } = await api.dependencies.sqs.send(
    new SendMessageCommand({ QueueUrl: api.failureQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

export async function listFailures(api: Api, query = ''): Promise<FailurePage> {
  const { status, body } = await api.call('GET', `/api/failures${query}`);
  expect(status).toBe(200);
  return body;
}

/** What somebody else would see in the failure queue: visible messages, and those that are held. */
export async function countMessages(api: Api): Promise<{ visible: number; held: number }> {
  const { Attributes } = await api.dependencies.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: api.failureQueueUrl, AttributeNames: ['All'] }),
  );
  return {
    visible: Number(Attributes?.['ApproximateNumberOfMessages']),
    held: Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']),
  };
}

/** A rule named `rule` for the cache `shop`, and the queue that is its target. */
export async function makeRule(api: Api): Promise<Queue> {
  const queue = await makeQueue(api, 'orders');
  const rule = { name: 'rule', cache: 'shop', targets: [toTarget(queue)] };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
  return queue;
}

/** From now on EventBridge may not send to the queue, but to the failure queue. */
export async function breakDelivery(api: Api, queue: Queue): Promise<void> {
  await writePolicy(api, queue, []);
  await writePolicy(api, { url: api.failureQueueUrl }, [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    },
  ]);
}
