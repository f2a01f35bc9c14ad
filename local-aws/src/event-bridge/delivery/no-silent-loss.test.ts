import { CreateLogGroupCommand, PutResourcePolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateEventBusCommand, type Target } from '@aws-sdk/client-eventbridge';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';
import { startFunction } from '../testing/start-function.ts';

const ACCOUNT = 'us-east-1:000000000000';
const LOG_GROUP = '/aws/events/orders';
/** The event twice: with an event over half a megabyte, an input that no target accepts. */
const doubled: Partial<Target> = {
  InputTransformer: {
    InputTemplate: '{"a": <aws.events.event.json>, "b": <aws.events.event.json>}',
  },
};

async function startWithTargets() {
  const log: string[] = [];
  const work = await startFunction();
  const lambdaUrls = { work: work.url };
  const aws = await startEventBridge({ lambdaUrls, log: (text) => log.push(text) });
  const queue = await aws.makeQueue('orders');
  const dead = await aws.makeQueue('dead');
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  const policyDocument = JSON.stringify({
    Statement: { Effect: 'Allow', Action: 'logs:*', Principal: '*', Resource: '*' },
  });
  await aws.logs.send(new PutResourcePolicyCommand({ policyName: 'all', policyDocument }));
  const arns = {
    queue: queue.arn,
    'log group': `arn:aws:logs:${ACCOUNT}:log-group:${LOG_GROUP}`,
    function: `arn:aws:lambda:${ACCOUNT}:function:work`,
  };
  return { ...aws, log, arns, queue, dead };
}

describe('an event whose input a target does not accept goes to the dead-letter queue', () => {
  const large = { ...orderEntry, Detail: JSON.stringify({ text: 'x'.repeat(700_000) }) };
  const quoted = { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"s": "<d>"}' };

  test.each([
    ['queue', 'INVALID_PARAMETER', large, doubled],
    ['log group', 'INVALID_PARAMETER', large, doubled],
    ['function', 'INVALID_PARAMETER', large, doubled],
    ['queue', 'INVALID_JSON', orderEntry, { InputTransformer: quoted }],
    ['log group', 'INVALID_JSON', orderEntry, { InputTransformer: quoted }],
    ['function', 'INVALID_JSON', orderEntry, { InputTransformer: quoted }],
  ] as const)('%s, %s', async (kind, code, entry, input) => {
    const aws = await startWithTargets();
    const target = { Id: 't', Arn: aws.arns[kind], DeadLetterConfig: { Arn: aws.dead.arn } };
    await aws.makeRule({ name: 'orders', targets: [{ ...target, ...input }] });

    const { Entries } = await aws.putEvents(entry);

    const { Body = '', MessageAttributes } = await aws.receive(aws.dead);
    expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe(code);
    expect(JSON.parse(Body)).toMatchObject({ id: Entries?.[0]?.EventId });
    expect(aws.log).toEqual([]);
  });
});

test.each(['\uffff', '\ufffe'])(
  'an event with the character %j that SQS does not accept goes to the dead-letter queue as equal JSON',
  async (character) => {
    const aws = await startWithTargets();
    const target = { Id: 't', Arn: aws.queue.arn, DeadLetterConfig: { Arn: aws.dead.arn } };
    await aws.makeRule({ name: 'orders', targets: [target] });

    await aws.putEvents({ ...orderEntry, Detail: `{"text":"x${character}y"}` });

    const { Body = '', MessageAttributes } = await aws.receive(aws.dead);
    expect(JSON.parse(Body).detail.text).toBe(`x${character}y`);
    expect(MessageAttributes?.['ERROR_MESSAGE']?.StringValue).toContain('Invalid characters found');
    expect(aws.log).toEqual([]);
  },
);

test('an event too large for the dead-letter queue as well is lost, and the log says so', async () => {
  const aws = await startWithTargets();
  for (const { url } of [aws.queue, aws.dead]) {
    const Attributes = { MaximumMessageSize: '1024' };
    await aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
  }
  const target = { Id: 't', Arn: aws.queue.arn, DeadLetterConfig: { Arn: aws.dead.arn } };
  await aws.makeRule({ name: 'orders', targets: [target] });

  const Detail = JSON.stringify({ text: 'x'.repeat(2000) });
  const { Entries } = await aws.putEvents({ ...orderEntry, Detail });

  expect(await aws.isEmpty(aws.dead)).toBe(true);
  expect(aws.log).toEqual([
    expect.stringMatching(`${Entries?.[0]?.EventId}.*INVALID_PARAMETER.*does not accept it`),
  ]);
  expect(aws.log[0]).not.toContain('xxx');
});

test('events put on a bus that does not exist are lost, and the log says so', async () => {
  const aws = await startWithTargets();
  await aws.events.send(new CreateEventBusCommand({ Name: 'side' }));

  const EventBusName = 'nowhere';
  const { Entries } = await aws.putEvents(
    { ...orderEntry, EventBusName },
    { ...orderEntry, EventBusName: 'side' },
  );

  expect(aws.log).toEqual([expect.stringContaining(`${Entries?.[0]?.EventId}`)]);
  expect(aws.log[0]).toContain('nowhere');
});
