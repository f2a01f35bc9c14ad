import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRuleFor, RULE_ARN } from '../../testing/dead-letter-calls.ts';
import { failCalls } from '../../testing/fail-calls.ts';
import {
  countMessages,
  listIds,
  makeRule,
  park,
  parkDeadLetter,
} from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { makeQueue, receiveAllBodies, receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('a redriven publish failure is on the bus once, byte for byte, and out of the queue', async () => {
  const target = await makeRule(api);
  const detail = '{ "cache":"shop", "topic":"orders", "n": 12345678901234567890.10 }';
  const id = await park(api, makePublishFailure({}, detail));
  const { status, body } = await api.call('POST', '/api/failures/redrive', { ids: [id] });
  expect(status).toBe(200);
  expect(body).toMatchObject({ results: [{ id, result: 'redriven' }], heldElsewhere: 0 });
  expect(await listIds(api)).toEqual([]);
  expect(await countMessages(api)).toEqual({ visible: 0, held: 0 });
  const received = await receiveBodies(api, target);
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
  for (let count = 0; count < 15; count += 1) ids.push(await park(api, makePublishFailure()));
  const chosen = ids.slice(3, 5);
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: chosen })).body;
  expect(results).toMatchObject(chosen.map((id) => ({ id, result: 'redriven' })));
  expect((await listIds(api)).sort()).toEqual(ids.filter((id) => !chosen.includes(id)).sort());
  expect(await countMessages(api)).toEqual({ visible: 13, held: 0 });
});

test('all can be redriven', async () => {
  const target = await makeRule(api);
  for (let count = 0; count < 25; count += 1) await park(api, makePublishFailure());
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toHaveLength(25);
  expect(new Set(results.map(({ result }: { result: string }) => result))).toEqual(
    new Set(['redriven']),
  );
  const received: string[] = [];
  for (;;) {
    const more = await receiveBodies(api, target);
    if (more.length === 0) break;
    received.push(...more);
  }
  expect(received).toHaveLength(25);
  expect(await countMessages(api)).toEqual({ visible: 0, held: 0 });
});

test('redriving one failure twice at the same time publishes it once', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  const redrive = () => api.call('POST', '/api/failures/redrive', { ids: [id] });
  const answers = await Promise.all([redrive(), redrive()]);
  const results = answers.map(({ body }) => body.results[0].result);
  expect(results.sort()).toEqual(['gone', 'redriven']);
  expect(await receiveBodies(api, target)).toHaveLength(1);
});

test('what is not in the queue is gone', async () => {
  const { body } = await api.call('POST', '/api/failures/redrive', { ids: ['none'] });
  expect(body.results).toMatchObject([{ id: 'none', result: 'gone' }]);
});

test.each([
  ['the bus throttles', 'throttle'],
  ['the bus fails', 'error'],
  ['the bus does not take the entry', 'entry'],
  ['the connection breaks', 'drop'],
])('a failure stays in the queue, and says why, when %s', async (_, fault) => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'PutEvents', fault });
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: [id] })).body;
  expect(results).toMatchObject([{ id, result: 'failed', message: expect.stringMatching(/./) }]);
  expect(await listIds(api)).toEqual([id]);
  expect(await countMessages(api)).toEqual({ visible: 1, held: 0 });
});

test('of several entries only those the bus refuses stay', async () => {
  const good = await park(api, makePublishFailure());
  const bad = await park(api, makePublishFailure({ topic: 'x'.repeat(129) }));
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toHaveLength(2);
  expect(results).toContainEqual(expect.objectContaining({ id: good, result: 'redriven' }));
  expect(results).toContainEqual(
    expect.objectContaining({ id: bad, result: 'failed', message: expect.any(String) }),
  );
  expect(await listIds(api)).toEqual([bad]);
});

test('entries that are too large for one call go in several', async () => {
  const target = await makeRule(api);
  const text = 'x'.repeat(400_000);
  const detail = JSON.stringify({ cache: 'shop', topic: 'orders', text });
  for (let count = 0; count < 4; count += 1) await park(api, makePublishFailure({}, detail));
  const { sent } = failCalls(api.context);
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results.map(({ result }: { result: string }) => result)).toEqual(
    Array(4).fill('redriven'),
  );
  expect(sent.filter((command) => command === 'PutEventsCommand')).toHaveLength(2);
  expect(await receiveAllBodies(api, target)).toHaveLength(4);
});

test('nothing is redriven to a bus that does not exist', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  const id = await park(api, makePublishFailure());
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([
    { id, result: 'failed', message: expect.stringContaining('missing') },
  ]);
  expect(await listIds(api)).toEqual([id]);
});

test('an event that is on the bus but could not be removed is only removed the next time', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  const redrive = () => api.call('POST', '/api/failures/redrive', { ids: [id] });
  expect((await redrive()).body.results).toMatchObject([
    { id, result: 'not-removed', message: expect.stringContaining('did not remove') },
  ]);
  expect(await listIds(api)).toEqual([id]);
  expect((await redrive()).body.results).toMatchObject([{ id, result: 'redriven' }]);
  expect(await receiveBodies(api, target)).toHaveLength(1);
  expect(await listIds(api)).toEqual([]);
});

test.each(['PutEvents', 'DescribeEventBus'])(
  'what AWS does not take while the messages are held is given up: %s hangs',
  async (operation) => {
    const id = await park(api, makePublishFailure());
    await api.setFault({ operation, fault: 'hang' });
    const hasty = api.startAnother({ sendMaxMs: 300 });
    const { body } = await hasty.call('POST', '/api/failures/redrive', { ids: [id] });
    expect(body.results).toMatchObject([
      { id, result: 'failed', message: expect.stringMatching(/AWS does not answer/) },
    ]);
    expect(await countMessages(api)).toEqual({ visible: 1, held: 0 });
  },
);

test('a dead letter that its target does not accept while it is held is left in the queue', async () => {
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  const id = await parkDeadLetter(api, queue.arn, { RULE_ARN });
  await api.setFault({ operation: 'SendMessage', fault: 'hang' });
  const hasty = api.startAnother({ sendMaxMs: 300 });
  const { body } = await hasty.call('POST', '/api/failures/redrive', { ids: [id] });
  expect(body.results).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/AWS does not answer/) },
  ]);
});
