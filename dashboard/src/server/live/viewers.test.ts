import { ListTagsForResourceCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { listViewerResources, openViewer, takeEvents } from '../testing/live-calls.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';

const START = Date.UTC(2026, 0, 1);

let api: Api;
let time: number;
beforeEach(async () => {
  time = START;
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

test('a viewer receives each event that reaches the bus, whole and once', async () => {
  const viewerId = await openViewer(api);
  const detail = { cache: 'shop', topic: 'orders', publish_timestamp: 1_700_000_000_123 };
  await putEvent(api, detail);
  const events = await takeEvents(api, viewerId);
  expect(events).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      cache: 'shop',
      topic: 'orders',
      detailType: 'shop#orders',
      arrivedAt: expect.any(Number),
      event: expect.objectContaining({ source: 'Momento', 'detail-type': 'shop#orders', detail }),
    },
  ]);
  const { body } = await api.call('GET', `/api/live/${viewerId}`);
  expect(body.events).toEqual([]);
});

test('a look that waits ends when an event comes', async () => {
  const viewerId = await openViewer(api);
  const look = api.call('GET', `/api/live/${viewerId}?waitSeconds=10`);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect((await look).body.events).toHaveLength(1);
});

test('more events than SQS gives at a time come in one look', async () => {
  const viewerId = await openViewer(api);
  for (let count = 0; count < 25; count += 1)
    await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(() => countWaiting(viewerId)).toBe(25);
  expect(await takeEvents(api, viewerId)).toHaveLength(25);
});

async function countWaiting(viewerId: string): Promise<number> {
  const { sqs } = api.context;
  const QueueName = `momento-gateway-live-${viewerId}`;
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.['ApproximateNumberOfMessages']);
}

test.each([
  ['a topic', { cache: 'shop', topic: 'orders' }, ['shop#orders']],
  ['a cache', { cache: 'shop' }, ['shop#orders', 'shop#refunds']],
  ['a pattern', { pattern: { detail: { topic: [{ prefix: 're' }] } } }, ['shop#refunds']],
  [
    'a pattern that names Momento itself',
    { pattern: { source: ['Momento'] } },
    ['shop#orders', 'shop#refunds', 'other#orders'],
  ],
])('a viewer of %s gets its events and no others', async (_, filter, expected) => {
  const viewerId = await openViewer(api, filter);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await putEvent(api, { cache: 'shop', topic: 'refunds' });
  await putEvent(api, { cache: 'other', topic: 'orders' });
  const seen: string[] = [];
  await expect
    .poll(async () => {
      seen.push(...(await takeEvents(api, viewerId)).map(({ detailType }) => detailType));
      return seen.toSorted();
    })
    .toEqual(expected.toSorted());
});

test.each([
  ['an operator that does not exist', { pattern: { detail: { topic: [{ begins: 'a' }] } } }],
  ['a source of others', { pattern: { source: ['aws.ec2'] } }],
  [
    'a source in a branch of $or',
    { pattern: { $or: [{ source: ['aws.ec2'] }, { account: ['1'] }] } },
  ],
  [
    'a source in a branch of a branch',
    {
      pattern: {
        $or: [{ account: ['1'] }, { $or: [{ region: ['a'] }, { source: [{ exists: true }] }] }],
      },
    },
  ],
  ['a topic without its cache', { topic: 'orders' }],
  ['both a pattern and a cache', { cache: 'shop', pattern: {} }],
])('%s is refused, and nothing is left behind', async (_, filter) => {
  const { status, body } = await api.call('POST', '/api/live', filter);
  expect(status).toBe(400);
  expect(body.errors).toHaveLength(1);
  expect(await listViewerResources(api)).toEqual([]);
});

test.each([
  ['DELETE', ''],
  ['POST', '/close'],
])('%s …%s removes the rule and the queue, and the viewer is gone', async (method, suffix) => {
  const viewerId = await openViewer(api);
  expect(await listViewerResources(api)).toHaveLength(2);
  expect((await api.call(method, `/api/live/${viewerId}${suffix}`)).status).toBe(204);
  expect(await listViewerResources(api)).toEqual([]);
  expect((await api.call('GET', `/api/live/${viewerId}`)).status).toBe(404);
  expect((await api.call(method, `/api/live/${viewerId}${suffix}`)).status).toBe(404);
});

test('a page that is being left can close its viewer by a beacon', async () => {
  const viewerId = await openViewer(api);
  const { status } = await api.call('POST', `/api/live/${viewerId}/close`, undefined, {
    origin: 'http://localhost:3000',
    'sec-fetch-site': 'same-origin',
    'content-type': 'text/plain;charset=UTF-8',
  });
  expect(status).toBe(204);
});

test('another page cannot close it', async () => {
  const viewerId = await openViewer(api);
  const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
  const { status } = await api.call('POST', `/api/live/${viewerId}/close`, undefined, headers);
  expect(status).toBe(403);
  expect(await listViewerResources(api)).toHaveLength(2);
});

test('a viewer that a dead process left is removed when another is opened', async () => {
  const left = await openViewer(api);
  api.restart();
  time += 181_000;
  const opened = await openViewer(api);
  const resources = await listViewerResources(api);
  expect(resources.toSorted()).toEqual([
    `queue momento-gateway-live-${opened}`,
    `rule momento-gateway-live-${opened}`,
  ]);
  expect((await api.call('GET', `/api/live/${left}`)).status).toBe(404);
});

test('a viewer somebody looks at lives on, also in another process', async () => {
  const viewerId = await openViewer(api);
  for (let minutes = 0; minutes < 5; minutes += 1) {
    time += 120_000;
    api.restart();
    expect((await api.call('GET', `/api/live/${viewerId}`)).status).toBe(200);
    await openViewer(api);
  }
  expect(await listViewerResources(api)).toContain(`rule momento-gateway-live-${viewerId}`);
});

test('looking writes the end date at most once a minute', async () => {
  const viewerId = await openViewer(api);
  const { sent } = failCalls(api.context);
  for (let seconds = 0; seconds < 120; seconds += 10) {
    time += 10_000;
    await api.call('GET', `/api/live/${viewerId}`);
  }
  expect(sent.filter((command) => command === 'TagResourceCommand')).toHaveLength(2);
});

test('viewers of another stack are left alone', async () => {
  const theirs = await openViewer(api);
  const { config } = api.context;
  Object.assign(config, { secretPrefix: 'another-stack' });
  time += 600_000;
  await openViewer(api);
  expect(await listViewerResources(api)).toHaveLength(4);
  expect((await api.call('DELETE', `/api/live/${theirs}`)).status).toBe(404);
});

test('no more than ten can be open, and the eleventh is refused', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 10; count += 1) ids.push(await openViewer(api));
  const { status, body } = await api.call('POST', '/api/live', {});
  expect(status).toBe(409);
  expect(body.detail).toMatch(/At most 10/);
  await api.call('DELETE', `/api/live/${ids[0]}`);
  await openViewer(api);
});

test('a viewer is neither a rule nor a target to pick', async () => {
  await openViewer(api);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
  const { targets } = (await api.call('GET', '/api/targets')).body;
  expect(JSON.stringify(targets)).not.toContain('momento-gateway-live-');
});

test.each(['CreateQueue', 'PutTargets'])(
  'when %s fails nothing is left behind',
  async (operation) => {
    await api.setFault({ operation, fault: 'error', times: 3 });
    expect((await api.call('POST', '/api/live', {})).status).toBe(502);
    expect(await listViewerResources(api)).toEqual([]);
  },
);

test('a viewer carries the stack and its end date as tags', async () => {
  const viewerId = await openViewer(api);
  const { Tags } = await api.context.events.send(
    new ListTagsForResourceCommand({
      ResourceARN: `arn:aws:events:us-east-1:000000000000:rule/momento-gateway-live-${viewerId}`,
    }),
  );
  expect(Tags).toContainEqual({ Key: 'momento-gateway:stack', Value: 'momento-gateway' });
  expect(Tags).toContainEqual({
    Key: 'momento-gateway:ends-at',
    Value: new Date(START + 150_000).toISOString(),
  });
});

test('there is nothing to watch on a bus that does not exist', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  const { status, body } = await api.call('POST', '/api/live', {});
  expect(status).toBe(409);
  expect(body.detail).toContain('missing');
});
