import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-eventbridge';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueueTagsCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionOf } from './connection-of.ts';
import { provision } from './provision.ts';
import { provisionTenant } from './provision-tenant.ts';
import { readSettings, type Settings } from './settings.ts';
import { createSignIn } from './sign-in.ts';

let aws: LocalAws;
let settings: Settings;
beforeEach(async () => {
  aws = await startLocalAws({ port: 0, dataPath: ':memory:' });
  settings = readSettings({ AWS_ENDPOINT_URL: aws.origin });
});
afterEach(() => aws.close());

async function readQueue(sqs: SQSClient, QueueName: string) {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  const { MessageRetentionPeriod, RedriveAllowPolicy, Policy = '{}' } = Attributes;
  return { tags: Tags, MessageRetentionPeriod, RedriveAllowPolicy, policy: JSON.parse(Policy) };
}

test('with --sign-in each tenant in which somebody has a role is there, as an owner adds it', async () => {
  const { tenants } = createSignIn(settings);
  expect(tenants).toEqual(['orders']);
  await provision(settings);
  // A second start finds them.
  for (const tenant of [...tenants, ...tenants]) await provisionTenant(settings, tenant);
  const tags = { 'momento-gateway:stack': 'momento-gateway', 'momento-gateway:tenant': 'orders' };
  const connection = connectionOf(settings.environment);
  const events = new EventBridgeClient(connection);
  const { Arn } = await events.send(
    new DescribeEventBusCommand({ Name: 'momento-gateway_orders' }),
  );
  const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: Arn }));
  expect(Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]))).toEqual(tags);
  const sqs = new SQSClient(connection);
  const stack = await readQueue(sqs, 'momento-gateway-parked');
  const parked = await readQueue(sqs, 'momento-gateway_orders_parked');
  const [{ Resource, ...ofStack }] = stack.policy.Statement;
  expect(parked).toEqual({
    ...stack,
    tags,
    policy: {
      Version: '2012-10-17',
      Statement: [
        { ...ofStack, Resource: expect.stringMatching(/:momento-gateway_orders_parked$/) },
      ],
    },
  });
  expect(Resource).not.toContain('_orders_');
  const deadLetters = await readQueue(sqs, 'momento-gateway_orders_dead-letters');
  expect(deadLetters).toMatchObject({
    tags,
    MessageRetentionPeriod: stack.MessageRetentionPeriod,
    RedriveAllowPolicy: stack.RedriveAllowPolicy,
  });
  expect(JSON.stringify(deadLetters.policy)).toContain(':rule/momento-gateway_orders/*');
});
