import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRule } from '../../testing/failure-calls.ts';
import { holdCall, listHeldIds, RECEIVED_AT, waitForEnd } from '../../testing/held-call-calls.ts';
import { type Queue, receiveAllBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { registerWebhook } from '../../testing/webhook-calls.ts';

const NEW_SECRET = 'the-secret-that-momento-has-now';

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

const check = async (signingSecret: string, id = webhookId) =>
  (await api.call('POST', `/api/webhooks/${id}/secret/check`, { signingSecret })).body;

const store = async (signingSecret: string) =>
  (await api.call('POST', `/api/webhooks/${webhookId}/secret`, { signingSecret })).body;

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
  expect(await read()).toMatchObject({ heldCount: 1, heldReason: 'secret-unavailable', heldSince });
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  api.restart();
  const both = { heldCount: 2, heldReason: 'wrong-signature', heldSince: RECEIVED_AT };
  expect(await read()).toMatchObject(both);
});

test('before a secret is stored it is told how many held calls it verifies, and nothing changes', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await holdCall(api, { webhookId, secret: NEW_SECRET, payload: { topic: 'other' } });
  await holdCall(api, { webhookId, secret: 'forged' });
  const { webhookId: otherId } = await registerWebhook(api, { name: 'Other', topic: 'returns' });
  expect(await check(NEW_SECRET)).toEqual({ heldCount: 3, verifiedCount: 1, complete: true });
  expect(await check('a-wrong-one')).toEqual({ heldCount: 3, verifiedCount: 0, complete: true });
  expect(await check(NEW_SECRET, otherId)).toEqual({
    heldCount: 0,
    verifiedCount: 0,
    complete: true,
  });
  expect(await listHeldIds(api)).toHaveLength(3);
  expect(await listNumbers()).toEqual([]);
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

test('a secret is stored although the held queue cannot be read', async () => {
  await holdCall(api, { webhookId, secret: NEW_SECRET });
  await api.setFault({ operation: 'ReceiveMessage', fault: 'error' });
  const answer = await store(NEW_SECRET);
  expect(answer).toMatchObject({ webhookId, name: 'Orders' });
  expect(answer).not.toHaveProperty('redriveId');
  await api.clearFaults();
  expect(await listHeldIds(api)).toHaveLength(1);
});
