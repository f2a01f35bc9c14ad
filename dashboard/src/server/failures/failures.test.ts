import {
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function park(body: string): Promise<string> {
  const { MessageId = '' } = await api.dependencies.sqs.send(
    new SendMessageCommand({ QueueUrl: api.failureQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

async function list(query = '') {
  const { status, body } = await api.call('GET', `/api/failures${query}`);
  expect(status).toBe(200);
  return body;
}

async function listedIds(): Promise<string[]> {
  return (await list()).failures.map(({ id }: { id: string }) => id);
}

/** What somebody else would see: visible messages, and those that are held. */
async function countMessages() {
  const { Attributes } = await api.dependencies.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: api.failureQueueUrl, AttributeNames: ['All'] }),
  );
  return {
    visible: Number(Attributes?.['ApproximateNumberOfMessages']),
    held: Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']),
  };
}

/** A rule for the cache `shop`, and a way to see what reached its queue. */
async function makeRule() {
  const target = (await api.call('POST', '/api/targets', { type: 'sqs', name: 'orders' })).body;
  const { status } = await api.call('POST', '/api/rules', {
    name: 'rule',
    cache: 'shop',
    targets: [{ type: 'sqs', arn: target.arn }],
  });
  expect(status).toBe(201);
  const receive = async () => {
    const { Messages = [] } = await api.dependencies.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: target.url,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
      }),
    );
    return Messages.map(({ Body = '' }) => Body);
  };
  return { ...target, receive };
}

test('a publish failure is listed with its event as it would have been', async () => {
  const id = await park(makePublishFailure());
  expect(await list()).toEqual({
    failures: [
      {
        id,
        kind: 'publish',
        reason: 'throttled',
        message: 'Rate exceeded',
        webhookId: '11111111-2222-4333-8444-555555555555',
        tenant: 'team',
        cache: 'shop',
        topic: 'orders',
        detailType: 'shop#orders',
        publishedAt: 1_700_000_000_000,
        failedAt: 1_700_000_000_200,
        expiresAt: expect.any(Number),
        attempts: 3,
        requestId: 'request-1',
        event: {
          source: 'Momento',
          'detail-type': 'shop#orders',
          time: '2023-11-14T22:13:20.000Z',
          resources: [],
          detail: { cache: 'shop', topic: 'orders', text: 'hello' },
        },
      },
    ],
    total: 1,
    complete: true,
    readAt: expect.any(Number),
  });
});

test('an event that a target did not take is listed with rule, target and error', async () => {
  const target = await makeRule();
  await breakDelivery(target.url);
  await publish({ cache: 'shop', topic: 'orders', publish_timestamp: 1_700_000_000_123 });
  await expect.poll(async () => (await list()).failures).toHaveLength(1);
  expect((await list()).failures).toEqual([
    expect.objectContaining({
      kind: 'delivery',
      reason: 'NO_PERMISSIONS',
      message: expect.any(String),
      cache: 'shop',
      topic: 'orders',
      detailType: 'shop#orders',
      publishedAt: 1_700_000_000_123,
      ruleArn: expect.stringMatching(/rule\/rule$/),
      targetArn: target.arn,
      event: expect.objectContaining({ source: 'Momento' }),
    }),
  ]);
});

test.each([
  ['text', 'no failure at all'],
  ['JSON', '{"a":1}'],
  ['a failure of a later version', '{"v":2,"kind":"publish","detail":{}}'],
])('a message that is no failure is shown as it is, and never redriven: %s', async (_, body) => {
  const id = await park(body);
  const [failure] = (await list()).failures;
  expect(failure).toMatchObject({ id, reason: 'unreadable', event: body });
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: [id] })).body;
  expect(results).toMatchObject([{ id, result: 'failed', message: expect.any(String) }]);
  expect(await listedIds()).toEqual([id]);
});

test('a damaged time in a failure does not hide the others', async () => {
  await park(makePublishFailure({ failedAt: 'x' as unknown as number }));
  await park(makePublishFailure());
  expect((await list()).failures).toHaveLength(2);
});

test('looking hides nothing and loses nothing', async () => {
  await Promise.all(Array.from({ length: 25 }, () => park(makePublishFailure())));
  expect(await listedIds()).toHaveLength(25);
  expect(await countMessages()).toEqual({ visible: 25, held: 0 });
});

test('several that look at the same time look once', async () => {
  await Promise.all(Array.from({ length: 25 }, () => park(makePublishFailure())));
  const lists = await Promise.all(Array.from({ length: 5 }, () => listedIds()));
  for (const ids of lists) expect(new Set(ids).size).toBe(25);
});

test('pages follow each other newest first', async () => {
  for (const failedAt of [1, 2, 3, 4, 5]) await park(makePublishFailure({ failedAt }));
  const first = await list('?limit=2');
  const second = await list(`?limit=2&cursor=${first.cursor}`);
  const third = await list(`?limit=2&cursor=${second.cursor}`);
  const pages = [first, second, third].map(({ failures }) =>
    failures.map(({ failedAt }: { failedAt: number }) => failedAt),
  );
  expect(pages).toEqual([[5, 4], [3, 2], [1]]);
  expect(third.cursor).toBeUndefined();
});

test('a search finds by detail-type, reason and tenant', async () => {
  await park(makePublishFailure({ reason: 'access-denied', tenant: 'Other' }));
  await park(makePublishFailure());
  for (const search of ['DENIED', 'other']) {
    expect((await list(`?search=${search}`)).failures).toMatchObject([{ tenant: 'Other' }]);
  }
  expect((await list('?search=SHOP%23')).total).toBe(2);
});

test('a redriven publish failure is on the bus once, to the letter, and out of the queue', async () => {
  const target = await makeRule();
  const detail = '{ "cache":"shop", "topic":"orders", "n": 12345678901234567890.10 }';
  const id = await park(makePublishFailure({}, detail));
  const { status, body } = await api.call('POST', '/api/failures/redrive', { ids: [id] });
  expect(status).toBe(200);
  expect(body).toEqual({ results: [{ id, result: 'redriven' }] });
  expect(await listedIds()).toEqual([]);
  expect(await countMessages()).toEqual({ visible: 0, held: 0 });
  const received = await target.receive();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('12345678901234567890.10');
  expect(JSON.parse(received[0] ?? '')).toMatchObject({
    source: 'Momento',
    'detail-type': 'shop#orders',
    time: '2023-11-14T22:13:20Z',
    resources: [],
  });
});

test('only what was chosen is redriven; the rest is visible again', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 15; count += 1) ids.push(await park(makePublishFailure()));
  const chosen = ids.slice(3, 5);
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: chosen })).body;
  expect(results).toEqual(chosen.map((id) => ({ id, result: 'redriven' })));
  expect((await listedIds()).sort()).toEqual(ids.filter((id) => !chosen.includes(id)).sort());
  expect(await countMessages()).toEqual({ visible: 13, held: 0 });
});

test('all can be redriven', async () => {
  const target = await makeRule();
  for (let count = 0; count < 25; count += 1) await park(makePublishFailure());
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toHaveLength(25);
  expect(new Set(results.map(({ result }: { result: string }) => result))).toEqual(
    new Set(['redriven']),
  );
  const received: string[] = [];
  for (;;) {
    const more = await target.receive();
    if (more.length === 0) break;
    received.push(...more);
  }
  expect(received).toHaveLength(25);
  expect(await countMessages()).toEqual({ visible: 0, held: 0 });
});

test('redriving one failure twice at the same time publishes it once', async () => {
  const target = await makeRule();
  const id = await park(makePublishFailure());
  const redrive = () => api.call('POST', '/api/failures/redrive', { ids: [id] });
  const answers = await Promise.all([redrive(), redrive()]);
  const results = answers.map(({ body }) => body.results[0].result);
  expect(results.sort()).toEqual(['gone', 'redriven']);
  expect(await target.receive()).toHaveLength(1);
});

test('what is not in the queue is gone', async () => {
  const { body } = await api.call('POST', '/api/failures/redrive', { ids: ['none'] });
  expect(body.results).toEqual([{ id: 'none', result: 'gone' }]);
});

test.each([
  ['the bus throttles', 'throttle'],
  ['the bus fails', 'error'],
  ['the bus does not take the entry', 'entry'],
  ['the connection breaks', 'drop'],
])('a failure stays in the queue, and says why, when %s', async (_, fault) => {
  const id = await park(makePublishFailure());
  await api.setFault({ operation: 'PutEvents', fault });
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: [id] })).body;
  expect(results).toMatchObject([{ id, result: 'failed', message: expect.stringMatching(/./) }]);
  expect(await listedIds()).toEqual([id]);
  expect(await countMessages()).toEqual({ visible: 1, held: 0 });
});

test('of several entries only those the bus refuses stay', async () => {
  const good = await park(makePublishFailure());
  const entry = { DetailType: 'x'.repeat(129) } as never;
  const bad = await park(makePublishFailure({ entry }));
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toHaveLength(2);
  expect(results).toContainEqual({ id: good, result: 'redriven' });
  expect(results).toContainEqual({ id: bad, result: 'failed', message: expect.any(String) });
  expect(await listedIds()).toEqual([bad]);
});

test('entries that are too large for one call go in several', async () => {
  const target = await makeRule();
  const text = 'x'.repeat(400_000);
  const detail = JSON.stringify({ cache: 'shop', topic: 'orders', text });
  for (let count = 0; count < 4; count += 1) await park(makePublishFailure({}, detail));
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results.map(({ result }: { result: string }) => result)).toEqual(
    Array(4).fill('redriven'),
  );
  expect((await target.receive()).length).toBeGreaterThan(0);
});

test('nothing is redriven to a bus that does not exist', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  const id = await park(makePublishFailure());
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toEqual([{ id, result: 'failed', message: expect.stringContaining('missing') }]);
  expect(await listedIds()).toEqual([id]);
});

test('an event that is on the bus but could not be removed is only removed the next time', async () => {
  const target = await makeRule();
  const id = await park(makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  const redrive = () => api.call('POST', '/api/failures/redrive', { ids: [id] });
  expect((await redrive()).body.results).toEqual([
    { id, result: 'redriven', message: expect.stringContaining('still in the queue') },
  ]);
  expect(await listedIds()).toEqual([id]);
  expect((await redrive()).body.results).toEqual([{ id, result: 'redriven' }]);
  expect(await target.receive()).toHaveLength(1);
  expect(await listedIds()).toEqual([]);
});

test('a delivery failure goes to its own target only', async () => {
  const target = await makeRule();
  const other = (await api.call('POST', '/api/targets', { type: 'sqs', name: 'other' })).body;
  await breakDelivery(target.url);
  await publish({ cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  await api.call('POST', '/api/rules', {
    name: 'other',
    cache: 'shop',
    targets: [{ type: 'sqs', arn: other.arn }],
  });
  const [failure] = (await list()).failures;
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toEqual([{ id: failure.id, result: 'redriven' }]);
  expect((await target.receive()).map((body: string) => JSON.parse(body))).toEqual([failure.event]);
  const { Messages } = await api.dependencies.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: other.url }),
  );
  expect(Messages ?? []).toEqual([]);
  expect(await listedIds()).toEqual([]);
});

test.each([
  ['whose queue is gone', 'arn:aws:sqs:us-east-1:000000000000:gone', /does not exist/],
  ['of another kind', 'arn:aws:lambda:us-east-1:000000000000:function:f', /Only standard SQS/],
])('a delivery failure to a target %s stays', async (_, targetArn, message) => {
  const { MessageId: id } = await api.dependencies.sqs.send(
    new SendMessageCommand({
      QueueUrl: api.failureQueueUrl,
      MessageBody: '{"source":"Momento","detail":{}}',
      MessageAttributes: {
        TARGET_ARN: { DataType: 'String', StringValue: targetArn },
        RULE_ARN: { DataType: 'String', StringValue: 'arn:aws:events:us-east-1:0:rule/r' },
      },
    }),
  );
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toEqual([{ id, result: 'failed', message: expect.stringMatching(message) }]);
  expect(await listedIds()).toEqual([id]);
});

test.each([
  ['a constant', { Input: '{"constant":true}' }, 'redriven', ['{"constant":true}']],
  ['a part of the event', { InputPath: '$.detail' }, 'failed', []],
  [
    'a template',
    { InputTransformer: { InputPathsMap: { a: '$.detail.cache' }, InputTemplate: '"<a>"' } },
    'failed',
    [],
  ],
])('a target that gets %s never gets anything else', async (_, input, result, received) => {
  const target = await makeRule();
  await breakDelivery(target.url);
  await publish({ cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  const { events } = api.dependencies;
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
  const changed = Targets.map((found) => ({ ...found, ...input }));
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: changed }));
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ result }]);
  expect(await target.receive()).toEqual(received);
});

test('a delivery failure whose rule is gone still goes to its target', async () => {
  const target = await makeRule();
  await breakDelivery(target.url);
  await publish({ cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  await api.call('DELETE', '/api/rules/rule');
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ result: 'redriven' }]);
  expect(await target.receive()).toHaveLength(1);
});

test('chosen failures are deleted, and nothing else', async () => {
  const [first, second] = [await park(makePublishFailure()), await park('unreadable')];
  const ids = [second, 'none'];
  const { body } = await api.call('POST', '/api/failures/delete', { ids });
  expect(body.results).toEqual([
    { id: second, result: 'deleted' },
    { id: 'none', result: 'gone' },
  ]);
  expect(await listedIds()).toEqual([first]);
});

test('a deletion that SQS does not do is told', async () => {
  const id = await park(makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  const { results } = (await api.call('POST', '/api/failures/delete', { all: true })).body;
  expect(results).toEqual([{ id, result: 'failed', message: expect.any(String) }]);
  expect(await listedIds()).toEqual([id]);
});

test.each([[{}], [{ ids: [] }], [{ all: false }], [{ ids: ['a'], all: true }], [{ ids: 'a' }]])(
  'it must be said which failures: %j is refused',
  async (body) => {
    const id = await park(makePublishFailure());
    for (const path of ['/api/failures/redrive', '/api/failures/delete']) {
      expect((await api.call('POST', path, body)).status).toBe(400);
    }
    expect(await listedIds()).toEqual([id]);
  },
);

test('2,000 failures are listed and redriven, each once', async () => {
  for (let sent = 0; sent < 2_000; sent += 10) {
    await api.dependencies.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: api.failureQueueUrl,
        Entries: Array.from({ length: 10 }, (_, place) => ({
          Id: String(place),
          MessageBody: makePublishFailure(),
        })),
      }),
    );
  }
  const ids = await listedIds();
  expect(new Set(ids).size).toBe(2_000);
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(new Set(results.map(({ id }: { id: string }) => id)).size).toBe(2_000);
  expect(await listedIds()).toEqual([]);
});

/** From now on EventBridge may not send to the queue. */
async function breakDelivery(queueUrl: string) {
  const { sqs } = api.dependencies;
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { Policy: '' } }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: api.failureQueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: Attributes?.['QueueArn'],
      },
    ],
  });
  await sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: api.failureQueueUrl, Attributes: { Policy } }),
  );
}

async function publish(detail: { cache: string; topic: string; publish_timestamp?: number }) {
  await api.dependencies.events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: 'Momento',
          DetailType: `${detail.cache}#${detail.topic}`,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
}
