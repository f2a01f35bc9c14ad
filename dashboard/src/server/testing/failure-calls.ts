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

/** An event as EventBridge gives it to a dead-letter queue; its number has more digits than a double. */
export const DEAD_LETTER =
  '{"version":"0","id":"7bf73129","detail-type":"shop#orders","source":"Momento","account":"000000000000","time":"2026-01-02T03:04:05Z","region":"us-east-1","resources":[],"detail":{"cache":"shop","topic":"orders","n":9007199254740993.10}}';

/** Puts into the failure queue what EventBridge could not deliver to this target of a rule. */
export async function parkDeadLetter(
  api: Api,
  targetArn: string,
  ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/gone',
): Promise<string> {
  const attributes = {
    TARGET_ARN: targetArn,
    RULE_ARN: ruleArn,
    ERROR_CODE: 'SDK_CLIENT_ERROR',
  };
  const { MessageId = '' } = await api.dependencies.sqs.send(
    new SendMessageCommand({
      QueueUrl: api.failureQueueUrl,
      MessageBody: DEAD_LETTER,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [
          name,
          { DataType: 'String', StringValue: value },
        ]),
      ),
    }),
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
