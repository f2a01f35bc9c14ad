import { PutRuleCommand, PutTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createTargetClients } from '../../aws/create-aws-clients.ts';
import { RULE_ARN, redriveAll } from '../../testing/dead-letter-calls.ts';
import { DEAD_LETTER, listIds, parkDeadLetter } from '../../testing/failure-calls.ts';
import { type HttpCall, serveHttp } from '../../testing/serve-http.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const PLACE = 'us-east-1:000000000000';
const RoleArn = 'arn:aws:iam::000000000000:role/events';
const TOPIC = `arn:aws:sns:${PLACE}:orders`;
const MACHINE = `arn:aws:states:${PLACE}:stateMachine:orders`;
const STREAM = `arn:aws:kinesis:${PLACE}:stream/orders`;
const FIREHOSE = `arn:aws:firehose:${PLACE}:deliverystream/orders`;
const FIFO = `arn:aws:sqs:${PLACE}:orders.fifo`;

/** A rule as EventBridge holds it, and a dead letter of its target. */
async function fail(target: Omit<Target, 'Id'> & { Arn: string }): Promise<string> {
  const { events } = api.context;
  await events.send(new PutRuleCommand({ Name: 'maker', EventPattern: '{"source":["Momento"]}' }));
  const Targets = [{ Id: 't', RoleArn, ...target }];
  const { FailedEntries } = await events.send(new PutTargetsCommand({ Rule: 'maker', Targets }));
  expect(FailedEntries ?? []).toEqual([]);
  return parkDeadLetter(api, target.Arn, { RULE_ARN });
}

interface ServiceCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
}

/** Answers for all the services that local AWS lacks. */
async function standIn(error?: string): Promise<ServiceCall[]> {
  const calls: ServiceCall[] = [];
  const server = await serveHttp(({ body, headers }: HttpCall) => {
    const target =
      String(headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    const query = Object.fromEntries(new URLSearchParams(body));
    const operation = target || String(query['Action']);
    calls.push({ operation, input: target ? JSON.parse(body) : query });
    if (error !== undefined && operation !== 'GetTopicAttributes') {
      const xml = `<ErrorResponse><Error><Code>${error}</Code></Error></ErrorResponse>`;
      return { status: 400, body: target ? JSON.stringify({ __type: error }) : xml };
    }
    const xml = `<${operation}Response><${operation}Result/></${operation}Response>`;
    return { status: 200, body: target ? '{"SequenceNumber":"1","ShardId":"s"}' : xml };
  });
  onTestFinished(server.close);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const connection = { endpoint: server.origin, region: 'us-east-1', credentials };
  const targetClients = createTargetClients({ ...connection, maxAttempts: 1 });
  api.replaceContext({ targetClients });
  return calls;
}

const data = (text: string) => Buffer.from(text).toString('base64');
const part = { InputPath: '$.detail.cache' };

const KINDS: readonly (readonly [string, Parameters<typeof fail>[0], ServiceCall])[] = [
  [
    'a topic',
    { Arn: TOPIC },
    { operation: 'Publish', input: { TopicArn: TOPIC, Message: DEAD_LETTER } },
  ],
  [
    'a state machine',
    { Arn: MACHINE, ...part },
    { operation: 'StartExecution', input: { stateMachineArn: MACHINE, input: '"shop"' } },
  ],
  [
    'a stream, with the partition key that its rule chooses',
    { Arn: STREAM, ...part, KinesisParameters: { PartitionKeyPath: '$.detail.topic' } },
    {
      operation: 'PutRecord',
      input: { StreamARN: STREAM, PartitionKey: 'orders', Data: data('"shop"') },
    },
  ],
  [
    'a stream, by the id of the event',
    { Arn: STREAM },
    {
      operation: 'PutRecord',
      input: { StreamARN: STREAM, PartitionKey: JSON.parse(DEAD_LETTER).id },
    },
  ],
  [
    'a Firehose stream',
    { Arn: FIREHOSE, ...part },
    {
      operation: 'PutRecord',
      input: {
        DeliveryStreamName: 'orders',
        Record: { Data: data('"shop"') },
      } as unknown as ServiceCall['input'],
    },
  ],
];

test.each(KINDS)('a dead letter goes to %s as its rule sends it', async (_, target, call) => {
  const calls = await standIn();
  const id = await fail(target);
  expect(await redriveAll(api)).toMatchObject([{ id, result: 'redriven' }]);
  expect(calls.at(-1)).toMatchObject(call);
  expect(await listIds(api)).toEqual([]);
});

test.each(KINDS)('a dead letter that %s does not take stays', async (_, target) => {
  await standIn('ThrottlingException');
  const id = await fail(target);
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringContaining('ThrottlingException') },
  ]);
  expect(await listIds(api)).toEqual([id]);
});

async function makeFifoQueue(): Promise<string> {
  const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
  const { QueueUrl = '' } = await api.context.sqs.send(
    new CreateQueueCommand({ QueueName: 'orders.fifo', Attributes }),
  );
  return QueueUrl;
}

test.each([
  ['the text of its rule', 'all', 'all'],
  ['what the event has at the path of its rule', '$.detail.topic', 'orders'],
])(
  'a dead letter goes to a FIFO queue in the message group that is %s',
  async (_, group, found) => {
    const QueueUrl = await makeFifoQueue();
    const id = await fail({ Arn: FIFO, SqsParameters: { MessageGroupId: group } });
    expect(await redriveAll(api)).toMatchObject([{ id, result: 'redriven' }]);
    const { Messages } = await api.context.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, AttributeNames: ['All'] }),
    );
    expect(Messages).toMatchObject([{ Body: DEAD_LETTER, Attributes: { MessageGroupId: found } }]);
  },
);

test('a dead letter without a message group at the path of its rule stays, and says why', async () => {
  await makeFifoQueue();
  const id = await fail({ Arn: FIFO, SqsParameters: { MessageGroupId: '$.detail.nothing' } });
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringContaining('$.detail.nothing') },
  ]);
});
