import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRule } from '../../testing/failure-calls.ts';
import { holdCall, listHeldIds, RECEIVED_AT, waitForEnd } from '../../testing/held-call-calls.ts';
import { type Queue, receiveAllBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { registerWebhook, SIGNING_SECRET } from '../../testing/webhook-calls.ts';

const NEW_SECRET = 'the-secret-that-momento-has-now';

interface CheckOptions {
  readonly id?: string;
  readonly overlapMinutes?: number;
}

let api: Api;
let target: Queue;
let webhookId: string;
/** What happens while it is waited for the gateway. */
let meanwhile: () => Promise<void>;
beforeEach(async () => {
  meanwhile = async () => {};
  api = await startApi({}, { waitForGateway: () => meanwhile() });
  target = await makeRule(api);
  ({ webhookId } = await registerWebhook(api));
});
afterEach(() => api.close());

async function listWebhooks() {
  return (await api.call('GET', '/api/webhooks')).body.webhooks;
}

const check = async (signingSecret: string, { id = webhookId, ...overlap }: CheckOptions = {}) =>
  (await api.call('POST', `/api/webhooks/${id}/secret/check`, { signingSecret, ...overlap })).body;

const store = async (signingSecret: string, overlapMinutes = 60) => {
  const body = { signingSecret, overlapMinutes };
  return (await api.call('POST', `/api/webhooks/${webhookId}/secret`, body)).body;
};

const listNumbers = async () =>
  (await receiveAllBodies(api, target)).map((one) => JSON.parse(one).detail.topic_sequence_number);

test('a webhook says how many of its calls are held', async () => {
  const { webhookId: otherId } = await registerWebhook(api, { name: 'Other', topic: 'returns' });
  await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 1 });
  await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 2 });
  const counts = (await listWebhooks()).map((one: { webhookId: string; heldCount: number }) => [
    one.webhookId,
    one.heldCount,
  ]);
  expect(Object.fromEntries(counts)).toEqual({ [webhookId]: 2, [otherId]: 0 });
});

test('a webhook’s own page has the count, the reason, and when the first call came', async () => {
  const read = async () => (await api.call('GET', `/api/webhooks/${webhookId}`)).body;
  expect(await read()).toMatchObject({ heldCount: 0 });
  const away = { webhookId, secret: NEW_SECRET, reason: 'secret-unavailable' } as const;
  await holdCall(api, { ...away, receivedAt: RECEIVED_AT + 1_000 });
  const heldSince = RECEIVED_AT + 1_000;
  api.restart();
  const heldReasons = ['secret-unavailable'];
  expect(await read()).toMatchObject({ heldCount: 1, heldReasons, heldSince });
  for (const sequenceNumber of [1, 2]) {
    await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber });
  }
  api.restart();
  expect(await read()).toMatchObject({
    heldCount: 3,
    heldReasons: ['wrong-signature', 'secret-unavailable'],
    heldSince: RECEIVED_AT,
  });
});

test('calls that another dashboard looks at are not said to be none', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: api.heldQueueUrl, VisibilityTimeout: 60 }),
  );
  const { body: page } = await api.call('GET', '/api/webhooks');
  expect(page).toMatchObject({ heldState: 'incomplete', webhooks: [{ webhookId }] });
  expect(page.webhooks[0]).not.toHaveProperty('heldCount');
  const { body: webhook } = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(webhook).not.toHaveProperty('heldCount');
  expect(await check(NEW_SECRET)).toMatchObject({ heldCount: 0, complete: false });
});

test('calls that cannot be looked at are unknown, and those that are seen among others are counted', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: api.heldQueueUrl, VisibilityTimeout: 60 }),
  );
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  const { body } = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(body).toMatchObject({ heldCount: 1, heldComplete: false });
  api.restart();
  await api.setFault({ operation: 'ReceiveMessage', fault: 'error' });
  expect((await api.call('GET', '/api/webhooks')).body.heldState).toBe('unknown');
});

const NONE = { heldCount: 0, verifiedCount: 0, publishedCount: 0, lostCount: 0, complete: true };

test('before a secret is stored it is told how many held calls it verifies, and nothing changes', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await holdCall(api, { webhookId, secret: NEW_SECRET, payload: { topic: 'other' } });
  await holdCall(api, { webhookId, secret: 'forged' });
  const { webhookId: otherId } = await registerWebhook(api, { name: 'Other', topic: 'returns' });
  const one = { ...NONE, heldCount: 3, verifiedCount: 1, publishedCount: 1 };
  expect(await check(NEW_SECRET)).toEqual(one);
  expect(await check('a-wrong-one')).toEqual({ ...NONE, heldCount: 3 });
  expect(await check(NEW_SECRET, { id: otherId })).toEqual(NONE);
  expect(await listHeldIds(api)).toHaveLength(3);
  expect(await listNumbers()).toEqual([]);
});

test('of a disabled webhook it is told what a secret verifies, and that nothing is published', async () => {
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { enabled: false });
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  expect(await check(NEW_SECRET)).toEqual({ ...NONE, heldCount: 1, verifiedCount: 1 });
});

test.each([
  { overlapMinutes: 60, told: { publishedCount: 2 } },
  { overlapMinutes: 0, told: { publishedCount: 1, lostCount: 1 } },
])(
  'with an overlap of $overlapMinutes minutes the check tells what becomes of calls that the present secret verifies',
  async ({ overlapMinutes, told }) => {
    await holdCall(api, { webhookId, secret: SIGNING_SECRET, sequenceNumber: 1 });
    await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 2 });
    const wanted = { ...NONE, heldCount: 2, verifiedCount: 1, ...told };
    expect(await check(NEW_SECRET, { overlapMinutes })).toEqual(wanted);
    const { redriveId } = await store(NEW_SECRET, overlapMinutes);
    expect((await waitForEnd(api, redriveId)).counts.redriven).toBe(told.publishedCount);
  },
);

test('a secret that could not be stored is refused by the check too', async () => {
  for (let place = 0; place < 10; place += 1) await store(`secret-${place}`, 60);
  const refused = await store('one-more', 60);
  expect(refused.status).toBe(409);
  expect(await check('one-more', { overlapMinutes: 60 })).toMatchObject({ title: refused.title });
  expect(await check('one-more', { overlapMinutes: 0 })).toEqual(NONE);
});

test('the secret that is checked is in no answer', async () => {
  const text = JSON.stringify(await check(NEW_SECRET));
  expect(text).not.toContain(NEW_SECRET);
});

test('storing the new secret publishes what it verifies, and leaves the rest', async () => {
  for (const sequenceNumber of [1, 2, 3]) {
    await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber });
  }
  const forged = await holdCall(api, { webhookId, secret: 'forged', sequenceNumber: 4 });
  const { redriveId } = await store(NEW_SECRET);
  const redrive = await waitForEnd(api, redriveId);
  expect(redrive).toMatchObject({
    of: 'held-calls',
    total: 4,
    counts: { redriven: 3, failed: 1 },
  });
  expect((await listNumbers()).toSorted()).toEqual([1, 2, 3]);
  expect(await listHeldIds(api)).toEqual([forged]);
});

test('what the gateway holds until it has read the new secret is published too', async () => {
  let isStored = false;
  meanwhile = async () => {
    if (isStored) return;
    isStored = true;
    await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 2 });
  };
  await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 1 });
  const { redriveId } = await store(NEW_SECRET);
  expect((await waitForEnd(api, redriveId)).counts).toMatchObject({ redriven: 2 });
  expect((await listNumbers()).toSorted()).toEqual([1, 2]);
});

test('a call that is held right after the secret was stored, as the first one, is published', async () => {
  meanwhile = async () => {
    await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 1 });
  };
  expect(await store(NEW_SECRET)).not.toHaveProperty('redriveId');
  await expect.poll(listNumbers, { timeout: 10_000 }).toEqual([1]);
});

test('a call that another dashboard looks at while the secret is stored is waited for, and published', async () => {
  await api.close();
  api = await startApi({}, { failureMaxWaitMs: 20_000, waitForGateway: () => meanwhile() });
  target = await makeRule(api);
  ({ webhookId } = await registerWebhook(api));
  await holdCall(api, { webhookId, secret: NEW_SECRET, sequenceNumber: 1 });
  await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: api.heldQueueUrl, VisibilityTimeout: 3 }),
  );
  const { redriveId } = await store(NEW_SECRET);
  expect((await waitForEnd(api, redriveId)).counts).toMatchObject({ redriven: 1 });
  expect(await listNumbers()).toEqual([1]);
});

test('a secret is stored although the held queue cannot be read', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await api.setFault({ operation: 'ReceiveMessage', fault: 'error' });
  const answer = await store(NEW_SECRET);
  expect(answer).toMatchObject({ webhookId, name: 'Orders' });
  expect(answer).not.toHaveProperty('redriveId');
  await api.clearFaults();
  expect(await listHeldIds(api)).toHaveLength(1);
});
