import { ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALIAS_ARN } from '../../testing/fake-services.ts';
import { putEvent } from '../../testing/put-event.ts';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../testing/start-api-with-services.ts';

let api: ApiWithServices['api'];
let close: ApiWithServices['close'];
beforeEach(async () => {
  ({ api, close } = await startApiWithServices());
});
afterEach(() => close());

const PLACE = 'us-east-1:000000000000';
const roleArn = 'arn:aws:iam::000000000000:role/events';
const FIFO = `arn:aws:sqs:${PLACE}:orders.fifo`;

async function makeFifoQueue(): Promise<string> {
  const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
  const { QueueUrl = '' } = await api.context.sqs.send(
    new CreateQueueCommand({ QueueName: 'orders.fifo', Attributes }),
  );
  return QueueUrl;
}

function create(...targets: object[]) {
  return api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
}

const group = (MessageGroupId: string) => ({ SqsParameters: { MessageGroupId } });
const stream = `arn:aws:kinesis:${PLACE}:stream/s`;
const destination = `arn:aws:events:${PLACE}:api-destination/crm/1a2b-3c`;

const KINDS: readonly (readonly [string, object, object])[] = [
  ['a FIFO queue', { type: 'sqs', arn: FIFO, parameters: group('all') }, group('all')],
  ['a function by its alias', { type: 'lambda', arn: ALIAS_ARN }, {}],
  ['an API destination', { type: 'api-destination', arn: destination, roleArn }, {}],
  [
    'an API destination with parameters',
    {
      type: 'api-destination',
      arn: destination,
      roleArn,
      parameters: { HttpParameters: { PathParameterValues: ['a'], HeaderParameters: { x: 'y' } } },
    },
    { HttpParameters: { PathParameterValues: ['a'], HeaderParameters: { x: 'y' } } },
  ],
  [
    'a stream',
    {
      type: 'other',
      arn: stream,
      roleArn,
      parameters: { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } },
    },
    { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } },
  ],
  [
    'a cluster',
    {
      type: 'other',
      arn: `arn:aws:ecs:${PLACE}:cluster/c`,
      roleArn,
      parameters: { EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:t', LaunchType: 'FARGATE' } },
    },
    { EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:t', LaunchType: 'FARGATE' } },
  ],
  [
    'a queue of another account',
    { type: 'other', arn: 'arn:aws:sqs:us-east-1:111111111111:q', roleArn },
    {},
  ],
  [
    'a bus of another Region',
    { type: 'event-bus', arn: 'arn:aws:events:eu-west-1:000000000000:event-bus/far', roleArn },
    {},
  ],
];

test.each(KINDS)('a rule sends to %s, and an edit keeps what it says', async (_, target, held) => {
  await makeFifoQueue();
  const created = await create(target);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { arn } = target as { arn: string };
  expect(created.body.targets).toMatchObject([{ arn }]);
  const read = async () => {
    const { Targets = [] } = await api.context.events.send(
      new ListTargetsByRuleCommand({ Rule: 'rule' }),
    );
    return Targets;
  };
  const before = await read();
  const { roleArn: role } = target as { roleArn?: string };
  expect(before).toMatchObject([{ Arn: arn, ...(role && { RoleArn: role }), ...held }]);
  const { version, targets } = created.body;
  const edit = { version, description: 'new', targets };
  expect((await api.call('PATCH', '/api/rules/rule', edit)).status).toBe(200);
  expect(await read()).toEqual(before);
});

test.each<[string, object, string, RegExp]>([
  ['a FIFO queue without a group', { type: 'sqs', arn: FIFO }, 'parameters', /message group/],
  [
    'a group that is no path',
    { type: 'sqs', arn: FIFO, parameters: group('$.detail[') },
    'parameters.SqsParameters.MessageGroupId',
    /path/,
  ],
  ['a stream without a role', { type: 'other', arn: stream }, 'roleArn', /role/],
  [
    'parameters that EventBridge does not know',
    { type: 'other', arn: stream, roleArn, parameters: { KinesisParameter: {} } },
    'parameters.KinesisParameter',
    /no such field/,
  ],
  [
    'a queue of this account with a role',
    { type: 'other', arn: `arn:aws:sqs:${PLACE}:q`, roleArn },
    'roleArn',
    /own policy/,
  ],
  [
    'a queue of another account without a role',
    { type: 'other', arn: 'arn:aws:sqs:us-east-1:111111111111:q' },
    'arn',
    /111111111111/,
  ],
  [
    'a stream of another Region',
    { type: 'other', arn: stream.replace('us-east-1', 'eu-west-1'), roleArn },
    'arn',
    /eu-west-1/,
  ],
  [
    'the latest version of a function by name',
    { type: 'lambda', arn: ALIAS_ARN.replace(':live', ':$LATEST') },
    'arn',
    /LATEST/,
  ],
  [
    'a bus of the new kind',
    { type: 'event-bus', arn: `arn:aws:events:${PLACE}:event-busv2/o/1`, roleArn },
    'arn',
    /classic/,
  ],
  [
    'a bus of the new kind in the general editor',
    { type: 'other', arn: `arn:aws:events:${PLACE}:event-busv2/o/1`, roleArn },
    'arn',
    /classic/,
  ],
  ['a FIFO topic', { type: 'other', arn: `arn:aws:sns:${PLACE}:t.fifo` }, 'arn', /standard/],
  ['what is no ARN', { type: 'other', arn: 'https://example.com' }, 'arn', /ARN/],
])('%s is refused', async (_, target, field, message) => {
  await makeFifoQueue();
  const { status, body } = await create(target);
  expect(status).toBe(400);
  expect(body.errors).toEqual([
    { location: `targets.0.${field}`, message: expect.stringMatching(message) },
  ]);
});

test('an event is in the message group that the event names', async () => {
  const QueueUrl = await makeFifoQueue();
  const parameters = group('$.detail.topic');
  expect((await create({ type: 'sqs', arn: FIFO, parameters })).status).toBe(201);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  const { Messages } = await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5, AttributeNames: ['All'] }),
  );
  expect(Messages).toMatchObject([{ Attributes: { MessageGroupId: 'orders' } }]);
});

test('the aliases of a function can be picked, and its numbered versions', async () => {
  const functionArn = ALIAS_ARN.replace(':live', '');
  const query = new URLSearchParams({ type: 'lambda', function: functionArn });
  const { body } = await api.call('GET', `/api/targets?${query}`);
  expect(body.targets).toEqual([
    { type: 'lambda', arn: ALIAS_ARN, name: 'live' },
    { type: 'lambda', arn: `${functionArn}:7`, name: '7' },
  ]);
});

test('FIFO queues can be picked', async () => {
  await makeFifoQueue();
  const { body } = await api.call('GET', '/api/targets?type=sqs');
  expect(body.targets).toMatchObject([{ arn: FIFO, name: 'orders.fifo' }]);
});
