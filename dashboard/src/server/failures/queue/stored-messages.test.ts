import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  DEAD_LETTER,
  listFailures,
  park,
  parkDeadLetter,
  readFailure,
} from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { makeQueue, receiveBodies, toTarget } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

const TARGET = 'arn:aws:sqs:us-east-1:000000000000:orders';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

/** Puts a body into the dead-letter queue, with none of EventBridge's attributes. */
async function putIntoDeadLetters(body: string): Promise<string> {
  const { MessageId = '' } = await api.context.sqs.send(
    new SendMessageCommand({ QueueUrl: api.deadLetterQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

/** Has SQS move a message from a queue of somebody's whose dead-letter queue is this one. */
async function moveTo(queueUrl: string, body: string): Promise<string> {
  const { sqs } = api.context;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: Attributes?.['QueueArn'],
    maxReceiveCount: 1,
  });
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'source', Attributes: { RedrivePolicy } }),
  );
  const { MessageId = '' } = await sqs.send(
    new SendMessageCommand({ QueueUrl, MessageBody: body }),
  );
  const receive = () => sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
  expect((await receive()).Messages).toHaveLength(1);
  expect((await receive()).Messages ?? []).toHaveLength(0);
  return MessageId;
}

async function expectNeverPublished(id: string, why = /did not write/): Promise<void> {
  const queue = await makeQueue(api, 'consumer');
  await api.call('POST', '/api/rules', {
    name: 'all',
    pattern: { source: [{ prefix: '' }] },
    targets: [toTarget(queue)],
  });
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ id, result: 'failed', message: expect.stringMatching(why) }]);
  expect(await receiveBodies(api, queue)).toEqual([]);
  expect(await listFailures(api)).toMatchObject({ total: 1 });
}

test('in the dead-letter queue a message that looks like a parked event is not one, and is never published', async () => {
  const id = await putIntoDeadLetters(makePublishFailure());
  const [failure] = (await listFailures(api)).failures;
  expect(failure).toMatchObject({ id, kind: 'delivery', reason: 'unreadable', cache: '' });
  await expectNeverPublished(id);
});

test('a message that looks like a parked event is a dead letter only when EventBridge wrote it', async () => {
  const id = await parkDeadLetter(api, TARGET, { body: makePublishFailure() });
  expect((await listFailures(api)).failures).toMatchObject([
    { id, kind: 'delivery', reason: 'unreadable' },
  ]);
});

test('what looks like a parked event is none when SQS moved it from another queue', async () => {
  const id = await moveTo(api.parkedQueueUrl, makePublishFailure());
  expect((await listFailures(api)).failures).toMatchObject([
    { id, kind: 'publish', reason: 'unreadable', cache: '' },
  ]);
  await expectNeverPublished(id, /moved it from arn:aws:sqs:us-east-1:000000000000:source/);
});

test('in the parked queue a message that looks like a dead letter is not one', async () => {
  const id = await park(api, DEAD_LETTER);
  expect((await listFailures(api)).failures).toMatchObject([
    { id, kind: 'publish', reason: 'unreadable' },
  ]);
  await expectNeverPublished(id);
});

test.each<[string, Record<string, string | undefined>]>([
  ['names no rule', { RULE_ARN: undefined }],
  ['names no target', { TARGET_ARN: undefined }],
  ['names what is no rule', { RULE_ARN: 'arn:aws:sqs:us-east-1:000000000000:orders' }],
  ['names what is no target', { TARGET_ARN: 'orders' }],
  ['is no event', { body: '[]' }],
  ['is no JSON', { body: '{' }],
  ['is an event without detail', { body: '{"source":"Momento","detail-type":"a#b"}' }],
])('a dead letter that %s is unreadable', async (_, changes) => {
  const id = await parkDeadLetter(api, TARGET, changes);
  await parkDeadLetter(api, TARGET);
  const { failures } = await listFailures(api);
  expect(failures.filter(({ reason }) => reason === 'unreadable')).toMatchObject([
    { id, kind: 'delivery' },
  ]);
  expect(failures).toHaveLength(2);
});

const ODD = undefined as never;
test.each<[string, Parameters<typeof makePublishFailure>]>([
  ['reason', [{ reason: 7 as never }]],
  ['message', [{ message: ODD }]],
  ['attempts', [{ attempts: -1 }]],
  ['failedAt', [{ failedAt: 1e300 }]],
  ['receivedAt', [{ receivedAt: 'now' as never }]],
  ['webhookId', [{ webhookId: '../secrets' }]],
  ['tenant', [{ tenant: ['team'] as never }]],
  ['entry.Time', [{ entry: { Time: '2023' as never } }]],
  ['entry.Source', [{ entry: { Source: 'aws.ec2' } }]],
  ['entry.DetailType', [{ entry: { DetailType: 'bank#payments' } }]],
  ['detail', [{}, '{"cache":"bank","topic":"orders"}']],
  ['detail', [{}, '[]']],
])(
  'a parked event with a wrong %s is unreadable, and takes nothing from the others',
  async (field, parts) => {
    const id = await park(api, makePublishFailure(...parts));
    await park(api, makePublishFailure());
    const { failures, complete } = await listFailures(api);
    expect(failures).toHaveLength(2);
    expect(complete).toBe(true);
    expect(failures.filter(({ reason }) => reason === 'unreadable')).toMatchObject([
      { id, message: expect.stringContaining(`its field ${field} `) },
    ]);
  },
);

test.each(['object', 'list'])(
  'an event that is nested 5,000 deep (%s) is listed, and shown as text',
  async (kind) => {
    const [open, close] = kind === 'object' ? ['{"a":', '}'] : ['[', ']'];
    const deep = `${open.repeat(5_000)}1${close.repeat(5_000)}`;
    const id = await park(
      api,
      makePublishFailure({}, `{"cache":"shop","topic":"orders","deep":${deep}}`),
    );
    const letter = await parkDeadLetter(api, TARGET, {
      body: DEAD_LETTER.replace('"n":9007199254740993.10', `"deep":${deep}`),
    });
    expect(await listFailures(api)).toMatchObject({ total: 2 });
    for (const failureId of [id, letter]) {
      expect((await readFailure(api, failureId)).event).toContain(open.repeat(5_000));
    }
  },
);

test('a failure has its event as it would have been', async () => {
  const id = await park(api, makePublishFailure());
  expect(await readFailure(api, id)).toMatchObject({
    id,
    kind: 'publish',
    event: {
      source: 'Momento',
      'detail-type': 'shop#orders',
      time: '2023-11-14T22:13:20.000Z',
      resources: [],
      detail: { cache: 'shop', topic: 'orders', text: 'hello' },
    },
  });
});
