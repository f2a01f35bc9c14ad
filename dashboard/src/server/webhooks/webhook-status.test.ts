import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdMessages, park } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

let api: Api;
let now: number;
beforeEach(async () => {
  now = Date.now();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function list(query = ''): Promise<WebhookPage> {
  const { status, body } = await api.call('GET', `/api/webhooks${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

async function readOnly() {
  const { webhooks } = await list();
  expect(webhooks).toHaveLength(1);
  return webhooks[0];
}

test.each([
  ['published', 200, 'active'],
  ['parked', 202, 'failing'],
  ['rejected', 403, 'failing'],
  ['unavailable', 503, 'failing'],
  ['lost', 500, 'failing'],
] as const)('a webhook whose newest call was %s (%i) is %s', async (message, status, expected) => {
  const { webhookId } = await registerWebhook(api);
  const older = message === 'published' ? 'rejected' : 'published';
  await logCalls(api, [
    { at: now - 2_000, webhookId, message: older },
    { at: now - 1_000, webhookId, message, status },
  ]);
  expect(await readOnly()).toMatchObject({ status: expected });
});

test('a webhook without a call is never seen when it is new, and quiet when it is old', async () => {
  const value = { v: 1, tenant: 'default', name: 'Old', cache: 'c', topic: 't', enabled: true };
  await api.context.secrets.send(
    new CreateSecretCommand({
      Name: 'momento-gateway/11111111-2222-4333-8444-555555555555',
      SecretString: JSON.stringify({ ...value, createdAt: now - 8 * DAY_MS, signingSecret: 's' }),
    }),
  );
  await registerWebhook(api, { name: 'New' });
  const { webhooks, activity } = await list();
  expect(webhooks).toMatchObject([
    { name: 'New', status: 'never-seen' },
    { name: 'Old', status: 'quiet' },
  ]);
  expect(activity).toEqual({ state: 'known', since: now - 7 * DAY_MS });
});

test('a disabled webhook is disabled, whatever its last call was', async () => {
  const { webhookId } = await registerWebhook(api);
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { enabled: false });
  await logCalls(api, [{ at: now - 1_000, webhookId, message: 'rejected' }]);
  expect(await readOnly()).toMatchObject({ status: 'disabled' });
});

test('a webhook is listed with its last event and the rejections of a day', async () => {
  const { webhookId } = await registerWebhook(api);
  await logCalls(api, [
    { at: now - DAY_MS - 1_000, webhookId, message: 'rejected' },
    { at: now - 3 * HOUR_MS, webhookId, message: 'rejected' },
    { at: now - 2 * HOUR_MS, webhookId, message: 'parked' },
    { at: now - HOUR_MS, webhookId, message: 'rejected' },
  ]);
  expect(await readOnly()).toMatchObject({ rejectedCount: 2, lastEventAt: now - 2 * HOUR_MS });
});

test('what happens later is counted on, and what is older than the window is forgotten', async () => {
  const { webhookId } = await registerWebhook(api);
  await logCalls(api, [{ at: now - 1_000, webhookId, message: 'rejected' }]);
  expect(await readOnly()).toMatchObject({ rejectedCount: 1 });
  now += 61_000;
  await logCalls(api, [{ at: now - 500, webhookId, message: 'rejected' }]);
  await expect.poll(async () => (await readOnly())?.rejectedCount).toBe(2);
  now += DAY_MS;
  await expect.poll(async () => (await readOnly())?.rejectedCount).toBe(0);
  now += 7 * DAY_MS;
  await expect.poll(async () => (await readOnly())?.status).toBe('quiet');
});

test('a list asked for again soon costs no call of CloudWatch Logs', async () => {
  await registerWebhook(api);
  await list();
  await api.setFault({ operation: 'FilterLogEvents', fault: 'hang' });
  expect((await list()).activity.state).toBe('known');
});

test('failures count for their webhook, or else for all with their cache and topic', async () => {
  const first = await registerWebhook(api, { name: 'First' });
  await registerWebhook(api, { name: 'Second' });
  await park(api, makePublishFailure({ webhookId: first.webhookId }));
  const { webhooks } = await list('?sort=name&order=asc');
  expect(webhooks).toMatchObject([{ failureCount: 1 }, { failureCount: 0 }]);
});

test('failures are not said to be none while others look at them', async () => {
  const { webhookId } = await registerWebhook(api);
  await park(api, makePublishFailure({ webhookId }));
  await holdMessages(api);
  expect(await readOnly()).not.toHaveProperty('failureCount');
});

test('the enabled rules that can match are counted', async () => {
  await registerWebhook(api);
  const targets = [toTarget(await makeQueue(api, 'orders'))];
  const rules = [
    { name: 'topic', cache: 'shop', topic: 'orders' },
    { name: 'cache', cache: 'shop' },
    { name: 'content', pattern: { source: ['Momento'], detail: { text: [{ prefix: 'a' }] } } },
    { name: 'off', cache: 'shop', enabled: false },
    { name: 'foreign', cache: 'shop', topic: 'returns' },
  ];
  for (const rule of rules) {
    expect((await api.call('POST', '/api/rules', { ...rule, targets })).status).toBe(201);
  }
  expect(await readOnly()).toMatchObject({ ruleCount: 3 });
});

test.each([
  ['FilterLogEvents', { state: 'unavailable' }, ['failureCount', 'heldCount', 'ruleCount']],
  ['ListRules', { state: 'known' }, ['failureCount', 'heldCount', 'missingCount', 'rejectedCount']],
  ['ReceiveMessage', { state: 'known' }, ['missingCount', 'rejectedCount', 'ruleCount']],
])('when %s fails the list is there with the rest', async (operation, activity, known) => {
  const webhook = await registerWebhook(api);
  await api.setFault({ operation, fault: 'error' });
  const page = await list();
  expect(page.activity).toMatchObject(activity);
  expect(page.webhooks).toMatchObject([webhook]);
  const counts = Object.keys(page.webhooks[0] ?? {}).filter((key) => key.endsWith('Count'));
  expect(counts.toSorted()).toEqual(known);
});

test('a log that takes long is not waited for', async () => {
  await api.close();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { maxWaitMs: 1 });
  await registerWebhook(api);
  await api.setFault({ operation: 'FilterLogEvents', fault: 'hang' });
  const { webhooks, activity } = await list();
  expect(activity).toEqual({ state: 'loading' });
  expect(webhooks).toMatchObject([{ status: 'enabled' }]);
});

test('a log that can no longer be read is told, until it can again', async () => {
  await api.close();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now, maxWaitMs: 1 });
  await makeLogGroup(api);
  const readState = async () => (await list()).activity.state;
  await expect.poll(readState).toBe('known');
  await api.setFault({ operation: 'FilterLogEvents', fault: 'error' });
  now += 2 * 60_000;
  await expect.poll(readState, { timeout: 20_000 }).toBe('unavailable');
  await api.clearFaults();
  await expect.poll(readState, { timeout: 20_000 }).toBe('known');
});

test('a log group that is not there yet holds no calls', async () => {
  await api.close();
  api = await startApi({ logGroupName: '/not/yet' });
  await registerWebhook(api);
  expect(await readOnly()).toMatchObject({ status: 'never-seen', rejectedCount: 0 });
});

test('without a log group a webhook is enabled, and no more is said', async () => {
  await api.close();
  api = await startApi();
  await registerWebhook(api);
  const { webhooks, activity } = await list();
  expect(activity).toEqual({ state: 'not-configured' });
  expect(webhooks[0]).toMatchObject({ status: 'enabled' });
  expect(webhooks[0]).not.toHaveProperty('rejectedCount');
});

test('with a status only the webhooks that have it are listed and counted', async () => {
  const { webhookId } = await registerWebhook(api, { name: 'a' });
  await registerWebhook(api, { name: 'b' });
  await logCalls(api, [{ at: now - 1_000, webhookId }]);
  expect(await list('?status=active')).toMatchObject({ total: 1, webhooks: [{ name: 'a' }] });
});

const SORTS = [
  ['sort=name&order=asc', ['Alpha', 'beta', 'Gamma']],
  ['sort=name', ['Gamma', 'beta', 'Alpha']],
  ['sort=last-event', ['beta', 'Gamma', 'Alpha']],
  ['sort=rejected', ['Alpha', 'Gamma', 'beta']],
  ['sort=failures', ['Gamma', 'Alpha', 'beta']],
  ['sort=created&order=asc', ['beta', 'Gamma', 'Alpha']],
] as const;

test.each(SORTS)('with %s the pages follow each other as %j', async (query, names) => {
  const beta = await registerWebhook(api, { name: 'beta', topic: 'b' });
  now += 1;
  const gamma = await registerWebhook(api, { name: 'Gamma', topic: 'g' });
  now += 1;
  const alpha = await registerWebhook(api, { name: 'Alpha', topic: 'a' });
  await logCalls(api, [
    { at: now - 10, webhookId: alpha.webhookId, message: 'rejected' },
    { at: now - 9, webhookId: alpha.webhookId, message: 'rejected' },
    { at: now - 8, webhookId: gamma.webhookId, message: 'rejected' },
    { at: now - 7, webhookId: gamma.webhookId },
    { at: now - 6, webhookId: beta.webhookId },
  ]);
  for (const { webhookId } of [gamma, gamma, alpha]) {
    await park(api, makePublishFailure({ webhookId }));
  }
  const found: string[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const page: WebhookPage = await list(`?limit=1&${query}${cursor && `&cursor=${cursor}`}`);
    found.push(...page.webhooks.map(({ name }) => name));
    cursor = page.cursor;
  }
  expect(found).toEqual(names);
});

test.each(['status=x', 'sort=x', 'order=x'])('a list is refused for %s', async (query) => {
  expect((await api.call('GET', `/api/webhooks?${query}`)).status).toBe(400);
});

test('a cursor of another order is refused', async () => {
  await registerWebhook(api);
  await registerWebhook(api);
  const { cursor } = await list('?limit=1&sort=name');
  const { status } = await api.call('GET', `/api/webhooks?sort=created&cursor=${cursor}`);
  expect(status).toBe(400);
});
