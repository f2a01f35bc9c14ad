import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  makeRuleFor,
  ONLY_RULES,
  RULE_ARN,
  redriveAll,
  restrictDeadLetters,
} from '../../testing/dead-letter-calls.ts';
import { breakDelivery, listIds, makeRule, parkDeadLetter } from '../../testing/failure-calls.ts';
import { putEvent } from '../../testing/put-event.ts';
import { makeQueue, receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

const SQS = 'arn:aws:sqs:us-east-1:000000000000';
const EVENTS = 'arn:aws:events:us-east-1:000000000000';

const LOG_GROUP_NAME = '/aws/lambda/gateway';

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
});
afterEach(() => api.close());

test.each([
  ['a FIFO queue', `${SQS}:orders.fifo`, /only the rule says in which message group/],
  [
    'a stream',
    'arn:aws:kinesis:us-east-1:000000000000:stream/s',
    /only the rule says in which partition/,
  ],
])('nothing is redriven to %s that the rule no longer has', async (_, arn, message) => {
  await api.context.sqs.send(
    new CreateQueueCommand({ QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true' } }),
  );
  const id = await parkDeadLetter(api, arn, { RULE_ARN });
  await restrictDeadLetters(api);
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(message) },
  ]);
});

test('a dead letter of a target that its rule had is sent there, where only EventBridge could write it', async () => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(() => listIds(api)).toHaveLength(1);
  await api.call('DELETE', '/api/rules/rule');
  await restrictDeadLetters(api);
  expect(await redriveAll(api)).toMatchObject([{ result: 'redriven' }]);
  expect(await receiveBodies(api, target)).toHaveLength(1);
});

test.each([
  ['a queue without a policy', undefined],
  ['a Deny with an exception for others', { ArnNotLike: { 'aws:SourceArn': '*' } }],
  ['a Deny for some', { ...ONLY_RULES, StringEquals: { 'aws:PrincipalArn': 'x' } }],
  [
    'a Deny for what is no rule of the account',
    { ArnNotLike: { 'aws:SourceArn': [`${EVENTS}:rule/*`, 'arn:aws:sns:us-east-1:1:t'] } },
  ],
  ['a Deny that says the opposite', { ArnLike: { 'aws:SourceArn': `${EVENTS}:rule/*` } }],
  ['a queue to which other queues can move messages', ONLY_RULES, 'allowAll'],
] as const)(
  'a dead letter of a target that its rule never had is sent nowhere: %s',
  async (_, condition, redrivePermission?: 'allowAll') => {
    const victim = await makeQueue(api, 'victim');
    await makeRuleFor(api, (await makeQueue(api, 'own')).arn);
    const id = await parkDeadLetter(api, victim.arn, { RULE_ARN });
    if (condition !== undefined) await restrictDeadLetters(api, condition, redrivePermission);
    expect(await redriveAll(api)).toMatchObject([
      { id, result: 'failed', message: expect.stringMatching(/does not have its target/) },
    ]);
    expect(await receiveBodies(api, victim)).toEqual([]);
    expect(await listIds(api)).toEqual([id]);
  },
);

test('when it is unknown who may write dead letters, one of a former target is not sent', async () => {
  const id = await parkDeadLetter(api, (await makeQueue(api, 'victim')).arn, { RULE_ARN });
  await restrictDeadLetters(api);
  api.context.sqs.middlewareStack.add(
    (next) => (call) => {
      const { AttributeNames = [] } = call.input as { AttributeNames?: readonly string[] };
      if (!AttributeNames.includes('Policy')) return next(call);
      throw Object.assign(new Error('not allowed'), {
        name: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
      });
    },
    { step: 'initialize' },
  );
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/denies access/) },
  ]);
});

test.each([
  ['of another bus', `${EVENTS}:rule/other/maker`],
  ['of another account', 'arn:aws:events:us-east-1:111111111111:rule/maker'],
  ['of another Region', 'arn:aws:events:eu-west-1:000000000000:rule/maker'],
  ['of another partition', 'arn:aws-cn:events:us-east-1:000000000000:rule/maker'],
])('a dead letter of a rule %s is sent nowhere', async (_, ruleArn) => {
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  const id = await parkDeadLetter(api, queue.arn, { RULE_ARN: ruleArn });
  await restrictDeadLetters(api);
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/not one of the bus/) },
  ]);
  expect(await receiveBodies(api, queue)).toEqual([]);
});

const nameOf = (queueUrl: string) => queueUrl.slice(queueUrl.lastIndexOf('/') + 1);

test.each<[string, () => string]>([
  ['its bus', () => `${EVENTS}:event-bus/default`],
  ['its dead-letter queue', () => `${SQS}:${nameOf(api.deadLetterQueueUrl)}`],
  ['its parked queue', () => `${SQS}:${nameOf(api.parkedQueueUrl)}`],
  ['its log group', () => `arn:aws:logs:us-east-1:000000000000:log-group:${LOG_GROUP_NAME}`],
  [
    'its log group, as other services name it',
    () => `arn:aws:logs:us-east-1:000000000000:log-group:${LOG_GROUP_NAME}:*`,
  ],
  ['a queue of live events', () => `${SQS}:momento-gateway-live-1`],
])('nothing is redriven to a resource of the gateway: %s', async (_, arnOf) => {
  await makeRuleFor(api, arnOf());
  const id = await parkDeadLetter(api, arnOf(), { RULE_ARN });
  await restrictDeadLetters(api);
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/belongs to the gateway/) },
  ]);
});

test('a dead letter of a target that its rule has twice, with two inputs, is not sent', async () => {
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  const Targets = [{ Id: 'u', Arn: queue.arn, Input: '{}' }];
  await api.context.events.send(new PutTargetsCommand({ Rule: 'maker', Targets }));
  const id = await parkDeadLetter(api, queue.arn, { RULE_ARN });
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/several times/) },
  ]);
});
