import {
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:orders';

async function startWithRule() {
  const aws = await startEventBridge();
  const EventPattern = '{"source":["shop"]}';
  await aws.events.send(new PutRuleCommand({ Name: 'orders', EventPattern }));
  const put = (...Targets: Target[]) =>
    aws.events.send(new PutTargetsCommand({ Rule: 'orders', Targets }));
  const list = async () =>
    (await aws.events.send(new ListTargetsByRuleCommand({ Rule: 'orders' }))).Targets;
  return { ...aws, put, list };
}

test('targets are listed as they were sent, page by page', async () => {
  const { events, put } = await startWithRule();
  const targets: Target[] = [
    { Id: 'a', Arn: QUEUE_ARN, InputPath: '$.detail', RoleArn: 'arn:aws:iam::1:role/r' },
    {
      Id: 'b',
      Arn: 'arn:aws:ecs:us-east-1:000000000000:cluster/c',
      EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/t' },
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
      DeadLetterConfig: { Arn: QUEUE_ARN },
    },
    {
      Id: 'c',
      Arn: QUEUE_ARN,
      InputTransformer: { InputPathsMap: { a: '$.id' }, InputTemplate: '"<a>"' },
    },
  ];
  expect(await put(...targets)).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });

  const query = { Rule: 'orders', Limit: 2 };
  const first = await events.send(new ListTargetsByRuleCommand(query));
  const { NextToken } = first;
  const second = await events.send(new ListTargetsByRuleCommand({ ...query, NextToken }));
  expect(first.Targets).toEqual(targets.slice(0, 2));
  expect(second.Targets).toEqual(targets.slice(2));
  expect(second.NextToken).toBeUndefined();
});

test('a target put again with its id replaces the one before', async () => {
  const { put, list } = await startWithRule();
  await put({ Id: 'q', Arn: QUEUE_ARN, Input: '1' });
  await put({ Id: 'q', Arn: `${QUEUE_ARN}-2` });
  expect(await list()).toEqual([{ Id: 'q', Arn: `${QUEUE_ARN}-2` }]);
});

test('removing reports the ids that the rule does not have', async () => {
  const { events, put, list } = await startWithRule();
  await put({ Id: 'q', Arn: QUEUE_ARN });
  const answer = await events.send(
    new RemoveTargetsCommand({ Rule: 'orders', Ids: ['q', 'other'] }),
  );
  expect(answer).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: 'other', ErrorCode: 'ResourceNotFoundException' }],
  });
  expect(await list()).toEqual([]);
});

test.each<[string, Partial<Target>, string]>([
  ['its constant input', { Input: '{"fixed": 1.0}' }, '{"fixed": 1.0}'],
  ['a part of the event', { InputPath: '$.detail.amount' }, '12.50'],
  [
    'a template filled from the event',
    {
      InputTransformer: {
        InputPathsMap: { amount: '$.detail.amount' },
        InputTemplate: '"<aws.events.rule-name>: <amount>"',
      },
    },
    '"orders: 12.50"',
  ],
])('a target gets %s instead of the event', async (_, input, body) => {
  const aws = await startWithRule();
  const queue = await aws.makeQueue('orders');
  await aws.put({ Id: 'q', Arn: queue.arn, ...input });
  await aws.putEvents({ ...orderEntry, Detail: '{"amount":12.50}' });
  expect((await aws.receive(queue)).Body).toBe(body);
});

describe("PutTargets refuses with AWS's message, and stores nothing", () => {
  const fine = { Id: 'fine', Arn: QUEUE_ARN };
  const q = { Id: 'q', Arn: QUEUE_ARN };
  const violation = (value: string, path: string, constraint: string) =>
    `1 validation error detected: Value '${value}' at 'targets.2.member.${path}' failed to satisfy constraint: ${constraint}`;

  test.each<[string, Target, string]>([
    [
      'an id with other characters',
      { ...q, Id: '!@#' },
      violation('!@#', 'id', 'Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+'),
    ],
    [
      'an id that is too long',
      { ...q, Id: 'x'.repeat(65) },
      violation('x'.repeat(65), 'id', 'Member must have length less than or equal to 64'),
    ],
    [
      'more than 185 retries',
      { ...q, RetryPolicy: { MaximumRetryAttempts: 186 } },
      violation(
        '186',
        'retryPolicy.maximumRetryAttempts',
        'Member must have value less than or equal to 185',
      ),
    ],
    [
      'an age under 60 seconds',
      { ...q, RetryPolicy: { MaximumEventAgeInSeconds: 59 } },
      violation(
        '59',
        'retryPolicy.maximumEventAgeInSeconds',
        'Member must have value greater than or equal to 60',
      ),
    ],
    [
      'an age over a day',
      { ...q, RetryPolicy: { MaximumEventAgeInSeconds: 86_401 } },
      violation(
        '86401',
        'retryPolicy.maximumEventAgeInSeconds',
        'Member must have value less than or equal to 86400',
      ),
    ],
    [
      'a text that is not an ARN',
      { ...q, Arn: 'orders' },
      'Parameter orders is not valid. Reason: Provided Arn is not in correct format.',
    ],
    [
      'a dead-letter queue that is not a queue',
      { ...q, DeadLetterConfig: { Arn: 'arn:aws:sns:us-east-1:1:topic' } },
      'Parameter arn:aws:sns:us-east-1:1:topic is not valid. Reason: Provided Arn is not in correct format.',
    ],
    [
      'a FIFO dead-letter queue',
      { ...q, DeadLetterConfig: { Arn: `${QUEUE_ARN}.fifo` } },
      `Parameter ${QUEUE_ARN}.fifo is not valid. Reason: A dead-letter queue must be a standard queue.`,
    ],
    [
      'a FIFO queue without a group',
      { ...q, Arn: `${QUEUE_ARN}.fifo` },
      'Parameter(s) SqsParameters must be specified for target: q.',
    ],
    [
      'two kinds of input',
      { ...q, Input: '1', InputPath: '$.detail' },
      'Only one of Input, InputPath, or InputTransformer must be provided for target q.',
    ],
    [
      'an input that is not valid JSON',
      { ...q, Input: 'hello' },
      'JSON syntax error in input for target q.',
    ],
  ])('%s', async (_, target, message) => {
    const { put, list } = await startWithRule();
    await expect(put(fine, target)).rejects.toMatchObject({ name: 'ValidationException', message });
    expect(await list()).toEqual([]);
  });

  test('a sixth target', async () => {
    const { put, list } = await startWithRule();
    const targets = ['1', '2', '3', '4', '5'].map((Id) => ({ Id, Arn: QUEUE_ARN }));
    await put(...targets);
    await expect(put({ Id: '5', Arn: QUEUE_ARN, Input: '1' }, fine)).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'The requested resource exceeds the maximum number allowed.',
    });
    expect(await list()).toEqual(targets);
  });

  test('a rule that does not exist', async () => {
    const { events } = await startWithRule();
    const put = new PutTargetsCommand({ Rule: 'other', Targets: [fine] });
    await expect(events.send(put)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Rule other does not exist on EventBus default.',
    });
  });
});
