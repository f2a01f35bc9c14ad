import { formatHeldCall } from '@momento-gateway/shared/held-call';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRule } from '../../testing/failure-calls.ts';
import {
  holdCall,
  listHeldCalls,
  listHeldIds,
  makeHeldCall,
  putIntoHeld,
  RECEIVED_AT,
  verify,
} from '../../testing/held-call-calls.ts';
import { type Queue, receiveAllBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { registerWebhook, SIGNING_SECRET } from '../../testing/webhook-calls.ts';

const NONE = { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 };
const MINUTE_MS = 60_000;

let api: Api;
let target: Queue;
let webhookId: string;
beforeEach(async () => {
  api = await startApi();
  target = await makeRule(api);
  ({ webhookId } = await registerWebhook(api));
});
afterEach(() => api.close());

/** Details of the events that the rule for the cache got. */
async function listPublished() {
  const bodies = await receiveAllBodies(api, target);
  return bodies.map((body) => JSON.parse(body));
}

test('an authentic call is published as the gateway publishes, and is no longer held', async () => {
  const id = await holdCall(api, { webhookId, secret: SIGNING_SECRET, sequenceNumber: 12 });
  const redrive = await verify(api);
  expect(redrive).toMatchObject({
    state: 'done',
    of: 'held-calls',
    total: 1,
    chosen: { by: 'all' },
    counts: { ...NONE, redriven: 1 },
    results: [
      { id, result: 'redriven', requestId: 'request-12', webhookId, webhookName: 'Orders' },
    ],
  });
  const [event, ...others] = await listPublished();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    source: 'Momento',
    'detail-type': 'shop#orders',
    time: new Date(Math.floor((RECEIVED_AT - 20) / 1000) * 1000).toISOString().replace('.000', ''),
    resources: [],
    detail: { cache: 'shop', topic: 'orders', topic_sequence_number: 12, text: 'hello' },
  });
  expect(event.detail).not.toHaveProperty('json');
  expect(await listHeldIds(api)).toEqual([]);
});

test('the raw body is the detail, byte for byte, with the message as json where text is parsed', async () => {
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { parseText: true });
  const bytes = `{ "cache":"shop","topic":"orders", "publish_timestamp":${RECEIVED_AT},"topic_sequence_number":1.50, "text":"{\\"total\\": 12.0}" }`;
  await holdCall(api, { webhookId, secret: SIGNING_SECRET, bytes });
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1 });
  const [body = ''] = await receiveAllBodies(api, target);
  expect(body).toContain(`${bytes.slice(0, -1)},"json":{"total": 12.0}}`);
});

const FORGED = { secret: 'some-other-secret' };

test.each<[string, object, RegExp]>([
  ['a forged one', FORGED, /matches no signing secret/],
  ['one that was too old when it came', { publishTimestamp: RECEIVED_AT - 60_001 }, /60 seconds/],
  ['one that was ahead when it came', { publishTimestamp: RECEIVED_AT + 60_001 }, /60 seconds/],
  ['one of another cache', { payload: { cache: 'other' } }, /another cache or topic/],
  ['one of another topic', { topic: 'returns' }, /another cache or topic/],
  ['one that is no message of Momento', { bytes: '{"text":"hello"}' }, /no message of Momento/],
  ['one that names its cache twice', { bytes: twice() }, /no message of Momento/],
  ['one that is no text', { bytes: Buffer.from([0x7b, 0xff, 0x7d]) }, /no message of Momento/],
  ['one of no webhook', { webhookId: '00000000-0000-4000-8000-000000000000' }, /not registered/],
])('%s is never published, and stays, and says why', async (_, changes, why) => {
  const held = { webhookId, secret: SIGNING_SECRET, ...changes };
  const id = await holdCall(api, held);
  const good = await holdCall(api, { webhookId, secret: SIGNING_SECRET, sequenceNumber: 8 });
  const { counts, results } = await verify(api);
  expect(counts).toEqual({ ...NONE, redriven: 1, failed: 1 });
  expect(results).toContainEqual(expect.objectContaining({ id: good, result: 'redriven' }));
  expect(results).toContainEqual(
    expect.objectContaining({ id, result: 'failed', message: expect.stringMatching(why) }),
  );
  expect((await listPublished()).map(({ detail }) => detail.topic_sequence_number)).toEqual([8]);
  expect(await listHeldIds(api)).toEqual([id]);
});

function twice(): string {
  return `{"cache":"other","cache":"shop","topic":"orders","publish_timestamp":${RECEIVED_AT},"topic_sequence_number":1}`;
}

test('a call of a disabled webhook is published once it is enabled', async () => {
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { enabled: false });
  await holdCall(api, { webhookId, secret: SIGNING_SECRET });
  expect((await verify(api)).results).toMatchObject([
    { result: 'failed', message: expect.stringContaining('disabled') },
  ]);
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { enabled: true });
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1 });
  expect(await listPublished()).toHaveLength(1);
});

test('a previous signing secret counts for what came before its end, whenever it is verified', async () => {
  const overlap = { signingSecret: 'a-new-signing-secret', overlapMinutes: 5 };
  await api.call('POST', `/api/webhooks/${webhookId}/secret`, overlap);
  const now = Date.now();
  const inTime = { receivedAt: now + 4 * MINUTE_MS, sequenceNumber: 1 };
  const late = { receivedAt: now + 6 * MINUTE_MS, sequenceNumber: 2 };
  await holdCall(api, { webhookId, secret: SIGNING_SECRET, ...inTime });
  const stays = await holdCall(api, { webhookId, secret: SIGNING_SECRET, ...late });
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1, failed: 1 });
  expect(await listHeldIds(api)).toEqual([stays]);
});

test.each([
  ['no JSON', 'not json'],
  ['a parked event', '{"v":1,"kind":"publish"}'],
  ['without a signature', formatHeldCall({ ...makeSome(), signature: 'short' })],
])('a message that is %s is shown, never published, and harms no other', async (_, message) => {
  const bad = await putIntoHeld(api, message);
  await holdCall(api, { webhookId, secret: SIGNING_SECRET });
  expect((await listHeldCalls(api)).failures).toContainEqual(
    expect.objectContaining({ id: bad, kind: 'held', reason: 'unreadable' }),
  );
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1, failed: 1 });
  expect(await listHeldIds(api)).toEqual([bad]);
});

function makeSome() {
  return makeHeldCall({ webhookId: '00000000-0000-4000-8000-000000000000', secret: 's' });
}

test('the oldest calls are published first, whatever order SQS gives them in', async () => {
  const order = [5, 2, 9, 1, 30, 12, 25, 3, 17, 8, 21, 14];
  for (const sequenceNumber of order) {
    const receivedAt = RECEIVED_AT + sequenceNumber * 1_000;
    await holdCall(api, { webhookId, secret: SIGNING_SECRET, receivedAt, sequenceNumber });
  }
  const { counts, results } = await verify(api);
  expect(counts).toEqual({ ...NONE, redriven: order.length });
  expect(results.map(({ requestId }) => requestId)).toEqual(
    order.toSorted((left, right) => left - right).map((number) => `request-${number}`),
  );
  const published = (await listPublished()).map(({ detail }) => detail.topic_sequence_number);
  expect(published.toSorted((left, right) => left - right)).toEqual(
    order.toSorted((left, right) => left - right),
  );
});

test('calls are chosen by a filter, such as those of one webhook', async () => {
  const other = await registerWebhook(api, { name: 'Other', topic: 'returns' });
  await holdCall(api, { webhookId, secret: SIGNING_SECRET });
  const stays = await holdCall(api, {
    webhookId: other.webhookId,
    topic: 'returns',
    secret: SIGNING_SECRET,
  });
  const tokens = [{ property: 'webhookId', operator: '=', value: webhookId }];
  const { counts, chosen } = await verify(api, { filter: { operation: 'and', tokens } });
  expect(counts).toEqual({ ...NONE, redriven: 1 });
  expect(chosen).toMatchObject({ by: 'filter' });
  expect(await listHeldIds(api)).toEqual([stays]);
});

test.each([
  ['the secret cannot be read', 'GetSecretValue'],
  ['the bus does not answer', 'PutEvents'],
  ['it is not known whether there is a bus', 'DescribeEventBus'],
])('a call stays while %s, and is published afterwards', async (_, operation) => {
  const id = await holdCall(api, {
    webhookId,
    secret: SIGNING_SECRET,
    reason: 'secret-unavailable',
  });
  // Nothing is in memory.
  api.restart();
  await api.setFault({ operation, fault: 'error' });
  expect((await verify(api)).results).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/AWS/) },
  ]);
  await api.clearFaults();
  expect(await listHeldIds(api)).toEqual([id]);
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1 });
  expect(await listPublished()).toHaveLength(1);
});

test('an entry that the bus refuses stays, and its neighbours are published', async () => {
  for (const sequenceNumber of [1, 2, 3]) {
    const receivedAt = RECEIVED_AT + sequenceNumber;
    await holdCall(api, { webhookId, secret: SIGNING_SECRET, sequenceNumber, receivedAt });
  }
  await api.setFault({ operation: 'PutEvents', fault: 'entry', entries: [1], times: 1 });
  const { counts, results } = await verify(api);
  expect(counts).toEqual({ ...NONE, redriven: 2, failed: 1 });
  expect(results.find(({ result }) => result === 'failed')).toMatchObject({
    requestId: 'request-2',
  });
});

test('a call that is published and could not be removed is only removed by the next verification', async () => {
  await holdCall(api, { webhookId, secret: SIGNING_SECRET });
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error' });
  expect((await verify(api)).counts).toEqual({ ...NONE, 'not-removed': 1 });
  await api.clearFaults();
  expect((await verify(api)).counts).toEqual({ ...NONE, redriven: 1 });
  expect(await listPublished()).toHaveLength(1);
  expect(await listHeldIds(api)).toEqual([]);
});

test('two dashboards that verify at once lose nothing', async () => {
  for (let sequenceNumber = 1; sequenceNumber <= 40; sequenceNumber += 1) {
    const secret = sequenceNumber % 4 === 0 ? 'forged' : SIGNING_SECRET;
    await holdCall(api, { webhookId, secret, sequenceNumber });
  }
  const another = api.startAnother();
  await Promise.all([verify(api), verify(another)]);
  await verify(api);
  const numbers = (await listPublished()).map(({ detail }) => detail.topic_sequence_number);
  const wanted = Array.from({ length: 40 }, (__, place) => place + 1).filter((one) => one % 4);
  expect([...new Set(numbers)].toSorted((left, right) => left - right)).toEqual(wanted);
  expect(await listHeldIds(api)).toHaveLength(10);
});

test('nothing is published that others may take meanwhile, however slowly SQS gives it', async () => {
  const startedAt = performance.now();
  let slowMs = 0;
  const elapsed = () => performance.now() - startedAt + slowMs;
  const slow = api.startAnother({ elapsed });
  for (let sequenceNumber = 1; sequenceNumber <= 250; sequenceNumber += 1) {
    await holdCall(api, { webhookId, secret: SIGNING_SECRET, sequenceNumber });
  }
  const receivedAt: number[] = [];
  const agesMs: number[] = [];
  slow.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'ReceiveMessageCommand') receivedAt.push(elapsed());
        if (commandName === 'ReceiveMessageCommand') slowMs += 3_000;
        return next(call);
      },
    { step: 'initialize' },
  );
  slow.context.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        const [oldest] = commandName === 'PutEventsCommand' ? receivedAt.splice(0) : [];
        if (oldest !== undefined) agesMs.push(elapsed() - oldest);
        return next(call);
      },
    { step: 'initialize' },
  );
  expect((await verify(slow)).counts).toEqual({ ...NONE, redriven: 250 });
  expect(Math.max(...agesMs)).toBeLessThan(40_000);
});
