import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { callOverHttp, makeAwsHeaders } from '../testing/call-over-http.ts';
import { requireLocalAws } from '../testing/start-aws-under-test.ts';
import { startTestAws } from '../testing/start-test-aws.ts';
import { makeTestArn, startWithQueue } from './testing/start-with-queue.ts';

const POLICY = JSON.stringify({
  Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' },
});

test('a queue has a URL on this server and all attributes', async () => {
  const { sqs, origin, clock } = await startTestAws();
  const createdAt = String(clock.now() / 1000);
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: 'jobs',
      Attributes: { DelaySeconds: '5', Policy: POLICY },
    }),
  );
  expect(QueueUrl).toBe(`${origin}/000000000000/jobs`);
  await clock.advance(5000);
  await sqs.send(
    new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '7' } }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toEqual({
    QueueArn: makeTestArn('jobs'),
    CreatedTimestamp: createdAt,
    LastModifiedTimestamp: String(clock.now() / 1000),
    VisibilityTimeout: '7',
    DelaySeconds: '5',
    Policy: POLICY,
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
  });
});

test('requested attributes are returned, and an empty policy removes the policy', async () => {
  const { sqs, queueUrl: QueueUrl } = await startWithQueue({ Policy: POLICY });
  const read = async (...AttributeNames: ('Policy' | 'QueueArn')[]) =>
    (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;
  expect(await read('Policy')).toEqual({ Policy: POLICY });
  expect(await read()).toBeUndefined();
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }));
  expect(await read('Policy', 'QueueArn')).toEqual({ QueueArn: makeTestArn('queue') });
});

test('creating a queue again returns it, with a different attribute an error', async () => {
  const { sqs, queueUrl } = await startWithQueue({ VisibilityTimeout: '9' });
  const create = (Attributes?: Record<string, string>) =>
    sqs.send(new CreateQueueCommand({ QueueName: 'queue', Attributes }));
  expect((await create()).QueueUrl).toBe(queueUrl);
  expect((await create({ VisibilityTimeout: '9', DelaySeconds: '0' })).QueueUrl).toBe(queueUrl);
  await expect(create({ VisibilityTimeout: '10' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message:
      'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  });
});

test('a queue is found by name, and by its URL with any host', async () => {
  const { sqs, queueUrl } = await startWithQueue();
  const found = await sqs.send(new GetQueueUrlCommand({ QueueName: 'queue' }));
  expect(found.QueueUrl).toBe(queueUrl);
  for (const host of ['http://localhost:1', 'https://sqs.us-east-1.amazonaws.com']) {
    const QueueUrl = `${host}/000000000000/queue`;
    const AttributeNames = ['QueueArn' as const];
    const read = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    expect(read.Attributes).toEqual({ QueueArn: 'arn:aws:sqs:us-east-1:000000000000:queue' });
  }
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'nobody' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
  });
});

test.each(['/000000000000/queue', '/000000000000/queue/'])(
  "a call posted to %s, the queue's own URL, is answered",
  async (path) => {
    requireLocalAws('a call without an SDK');
    const { origin, queueUrl, receive } = await startWithQueue();
    const headers = makeAwsHeaders('AmazonSQS.SendMessage');
    const body = JSON.stringify({ QueueUrl: queueUrl, MessageBody: 'hello' });
    expect((await callOverHttp(`${origin}${path}`, { headers, body })).status).toBe(200);
    expect(await receive()).toMatchObject([{ Body: 'hello' }]);
  },
);

test.each([
  ['another service', '/000000000000/queue', 'secretsmanager.ListSecrets'],
  ['another path', '/000000000000/queue/more', 'AmazonSQS.ListQueues'],
  ['no account', '/queue', 'AmazonSQS.ListQueues'],
])('a call of %s posted to %s is not found', async (_, path, target) => {
  requireLocalAws('a call without an SDK');
  const { origin } = await startWithQueue();
  const headers = makeAwsHeaders(target);
  expect((await callOverHttp(`${origin}${path}`, { headers, body: '{}' })).status).toBe(404);
});

test('queues are listed by prefix and page by page', async () => {
  const { sqs, makeQueue, queueUrl } = await startWithQueue();
  const urls = [await makeQueue('job-a'), await makeQueue('job-b'), await makeQueue('job-c')];
  const list = async (query: object) => sqs.send(new ListQueuesCommand(query));
  expect((await list({})).QueueUrls).toEqual([...urls, queueUrl]);
  expect((await list({ QueueNamePrefix: 'job' })).QueueUrls).toEqual(urls);
  expect((await list({ QueueNamePrefix: 'nobody' })).QueueUrls).toBeUndefined();
  const first = await list({ QueueNamePrefix: 'job', MaxResults: 2 });
  expect(first.QueueUrls).toEqual(urls.slice(0, 2));
  const { NextToken } = first;
  const second = await list({ QueueNamePrefix: 'job', MaxResults: 2, NextToken });
  expect(second.QueueUrls).toEqual(urls.slice(2));
  expect(second.NextToken).toBeUndefined();
});

test('a deleted queue is gone with its messages', async () => {
  const { sqs, queueUrl: QueueUrl, send, count, makeQueue } = await startWithQueue();
  await send('x');
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await expect(send('y')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await makeQueue('queue');
  expect(await count()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test('purging removes all messages, even those in flight and delayed', async () => {
  const { sqs, queueUrl: QueueUrl, send, receive, count } = await startWithQueue();
  await send('in flight');
  await receive();
  await send('visible');
  await send('delayed', { DelaySeconds: 60 });
  expect(await count()).toEqual({ visible: 1, inFlight: 1, delayed: 1 });
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  expect(await count()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("a queue's tags are added and replaced", async () => {
  const { sqs } = await startTestAws();
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'tagged', tags: { a: '1', b: '2' } }),
  );
  const readTags = async () => (await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags;
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { b: 'two', c: '3' } }));
  expect(await readTags()).toEqual({ a: '1', b: 'two', c: '3' });
});

test.each([
  ['a name with a space', { QueueName: 'a b' }, 'InvalidParameterValue'],
  ['a name of 81 characters', { QueueName: 'a'.repeat(81) }, 'InvalidParameterValue'],
  ['no name', {}, 'MissingParameter'],
  ['a FIFO name without the attribute', { QueueName: 'a.fifo' }, 'InvalidParameterValue'],
  [
    'the FIFO attribute without the name',
    { QueueName: 'a', Attributes: { FifoQueue: 'true' } },
    'InvalidParameterValue',
  ],
  [
    'deduplication on a standard queue',
    { QueueName: 'a', Attributes: { ContentBasedDeduplication: 'true' } },
    'InvalidAttributeName',
  ],
  [
    'a FIFO queue that is not to be one',
    { QueueName: 'a.fifo', Attributes: { FifoQueue: 'false' } },
    'InvalidParameterValue',
  ],
  [
    'an unknown attribute',
    { QueueName: 'a', Attributes: { Colour: 'red' } },
    'InvalidAttributeName',
  ],
  [
    'a name on the object prototype',
    { QueueName: 'a', Attributes: { toString: '1' } },
    'InvalidAttributeName',
  ],
  [
    'a number that is too small',
    { QueueName: 'a', Attributes: { MessageRetentionPeriod: '59' } },
    'InvalidAttributeValue',
  ],
  [
    'a number that is too large',
    { QueueName: 'a', Attributes: { VisibilityTimeout: '43201' } },
    'InvalidAttributeValue',
  ],
  [
    'a value that is not a number',
    { QueueName: 'a', Attributes: { DelaySeconds: 'ten' } },
    'InvalidAttributeValue',
  ],
  [
    'a policy without principal',
    { QueueName: 'a', Attributes: { Policy: '{"Statement":[{"Effect":"Allow","Action":"*"}]}' } },
    'InvalidAttributeValue',
  ],
  [
    'a policy that is not valid JSON',
    { QueueName: 'a', Attributes: { Policy: 'allow' } },
    'InvalidAttributeValue',
  ],
  ['a reserved tag', { QueueName: 'a', tags: { 'aws:x': '1' } }, 'InvalidParameterValue'],
])('a queue with %s is refused and not created', async (_, queue, name) => {
  const { sqs } = await startTestAws();
  const command = new CreateQueueCommand(queue as { QueueName: string });
  await expect(sqs.send(command)).rejects.toMatchObject({ name });
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toBeUndefined();
});

test('asking for an unknown attribute is refused', async () => {
  const { sqs, queueUrl: QueueUrl } = await startWithQueue();
  const AttributeNames = ['Colour' as 'All'];
  await expect(
    sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames })),
  ).rejects.toMatchObject({ name: 'InvalidAttributeName', message: 'Unknown Attribute Colour.' });
});

test('choosing one encryption of a queue removes the other', async () => {
  requireLocalAws('queues with keys that do not exist');
  const { sqs, queueUrl: QueueUrl } = await startWithQueue({ KmsMasterKeyId: 'alias/mine' });
  const read = async () => {
    const query = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    const { Attributes = {} } = await sqs.send(query);
    return [Attributes['KmsMasterKeyId'], Attributes['SqsManagedSseEnabled']];
  };
  const set = (Attributes: Record<string, string>) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  expect(await read()).toEqual(['alias/mine', 'false']);
  await set({ SqsManagedSseEnabled: 'true' });
  expect(await read()).toEqual([undefined, 'true']);
  await set({ KmsMasterKeyId: 'alias/aws/sqs' });
  expect(await read()).toEqual(['alias/aws/sqs', 'false']);
  await set({ KmsMasterKeyId: '' });
  expect(await read()).toEqual([undefined, 'true']);
  const both = { KmsMasterKeyId: 'alias/mine', SqsManagedSseEnabled: 'true' };
  await expect(set(both)).rejects.toMatchObject({ name: 'InvalidAttributeValue' });
});

test.each([
  ['21 statements', 21, ''],
  ['more than 8,192 bytes', 1, 'x'.repeat(8192)],
])('a policy with %s is over the limit', async (_, count, Sid) => {
  requireLocalAws('the limits of a policy');
  const { sqs, queueUrl: QueueUrl } = await startWithQueue();
  const statement = { Sid, Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' };
  const set = (Statement: object[]) => {
    const Attributes = { Policy: JSON.stringify({ Statement }) };
    return sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  };
  await expect(set(Array(count).fill(statement))).rejects.toMatchObject({
    name: 'OverLimit',
    $metadata: { httpStatusCode: 403 },
  });
  await set(Array(20).fill({ ...statement, Sid: '' }));
});
