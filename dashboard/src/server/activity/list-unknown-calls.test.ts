import type { UnknownCallList } from '@momento-gateway/api/observation/unknown-calls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, type LoggedCall, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const UNKNOWN_ID = '99999999-2222-4333-8444-555555555555';
const HOUR_MS = 60 * 60_000;

let api: Api;
let now: number;
beforeEach(async () => {
  now = Date.now();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function list(): Promise<UnknownCallList> {
  const { status, body } = await api.call('GET', '/api/unknown-calls');
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

const REFUSED = { message: 'rejected', status: 403, reason: 'unknown-webhook' } as const;

const toUnknownId = (changes: Partial<LoggedCall> = {}): LoggedCall => ({
  ...REFUSED,
  error: 'no such secret',
  webhookId: UNKNOWN_ID,
  at: now - 1_000,
  ...changes,
});

test('calls to ids and paths that do not exist are counted, with the last of each', async () => {
  await logCalls(api, [
    toUnknownId({ requestId: 'r1', at: now - 3_000 }),
    toUnknownId({ requestId: 'r2', at: now - 2_000, error: 'too many unknown ids' }),
    { ...REFUSED, at: now - 1_000, requestId: 'r3', path: '/webhooks/x' },
    { ...REFUSED, at: now - 500, requestId: 'r4', reason: 'unknown-path', path: '/' },
  ]);
  expect(await list()).toEqual({
    unknownCalls: [
      { called: UNKNOWN_ID, count: 2, lastAt: now - 2_000, lastRequestId: 'r2' },
      { called: '/', count: 1, lastAt: now - 500, lastRequestId: 'r4' },
      { called: '/webhooks/x', count: 1, lastAt: now - 1_000, lastRequestId: 'r3' },
    ],
    total: 3,
    searchedFrom: now - 24 * HOUR_MS,
    complete: true,
  });
});

test('no other call is listed, and none of a webhook that is registered', async () => {
  const { webhookId } = await registerWebhook(api);
  await logCalls(api, [toUnknownId({ at: now - 24 * HOUR_MS - 1_000 })]);
  await logCalls(api, [
    toUnknownId({ webhookId, error: 'too many unknown ids' }),
    toUnknownId({ error: 'disabled' }),
    { ...REFUSED, at: now - 1, reason: 'unknown-path' },
    { ...REFUSED, at: now - 1, reason: 'wrong-signature', webhookId },
    { at: now - 1, webhookId },
  ]);
  expect(await list()).toMatchObject({ unknownCalls: [], total: 0, complete: true });
});

test('a webhook that was deleted and is still called is listed', async () => {
  const { webhookId } = await registerWebhook(api);
  await api.call('DELETE', `/api/webhooks/${webhookId}`);
  await logCalls(api, [toUnknownId({ webhookId })]);
  expect(await list()).toMatchObject({ unknownCalls: [{ called: webhookId }], total: 1 });
});

test.each<[string, (id: string) => string, boolean]>([
  ['a trailing slash', (id) => `/webhooks/${id}/`, true],
  ['another word in the path', (id) => `/prod/webhook/${id}`, true],
  ['upper case', (id) => `/webhooks/${id.toUpperCase()}`, true],
  ['its end cut off', (id) => `/webhooks/${id.slice(0, 20)}`, true],
  ['its beginning cut off', (id) => `/webhooks/${id.slice(1)}`, true],
  ['a character too many', (id) => `/webhooks/${id.slice(0, 10)}0${id.slice(10)}`, true],
  ['a wrong digit', (id) => id.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), true],
  ['very little of it', (id) => `/webhooks/${id.slice(0, 7)}`, false],
  ['half of it', (id) => id.slice(0, 18) + UNKNOWN_ID.slice(18), false],
  ['nothing of it', () => '/', false],
])('the webhook that was probably meant is named: an id with %s', async (_, mistype, isSimilar) => {
  const { webhookId, name } = await registerWebhook(api);
  await registerWebhook(api, { name: 'Other' });
  const called = mistype(webhookId);
  const asked = called.startsWith('/') ? { path: called } : { webhookId: called };
  await logCalls(api, [{ ...REFUSED, at: now - 1, error: 'no such secret', ...asked }]);
  const { unknownCalls } = await list();
  expect(unknownCalls).toMatchObject([{ called }]);
  expect(unknownCalls[0]?.similarTo).toEqual(
    isSimilar ? { webhookId, name, tenant: 'default' } : undefined,
  );
});

test('a flood of ids takes a bounded number of calls and rows; what is called again and again stays on top', async () => {
  const flood = Array.from({ length: 15_000 }, (_, place) =>
    toUnknownId({
      at: now - 1_000 - place * 100,
      webhookId: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    }),
  );
  for (let start = 0; start < flood.length; start += 2_500) {
    await logCalls(api, flood.slice(start, start + 2_500));
  }
  const mistyped = '/webhooks/mistyped';
  const calls = [30, 20, 10].map((s) => ({ ...REFUSED, at: now - s * 1_000, path: mistyped }));
  await logCalls(api, calls);
  const counted = failCalls(api.context);
  const found = await list();
  expect(
    counted.sent.filter((name) => name === 'FilterLogEventsCommand').length,
  ).toBeLessThanOrEqual(20);
  expect(found.unknownCalls[0]).toMatchObject({ called: mistyped, count: 3 });
  expect(found.unknownCalls).toHaveLength(100);
  expect(found).toMatchObject({ complete: false });
  expect(found.searchedFrom).toBeGreaterThan(now - 24 * HOUR_MS);
  expect(found.total).toBeGreaterThan(100);
  // The next look is answered from memory.
  const { length } = counted.sent;
  await list();
  expect(counted.sent.length).toBe(length);
});

test('a text that somebody wrote in place of an id is given as it is, and no longer than the log has it', async () => {
  const path = `/webhooks/<img src=x onerror=alert(1)>\u202e${'x'.repeat(300)}`;
  await logCalls(api, [{ ...REFUSED, at: now - 1, path }]);
  expect((await list()).unknownCalls[0]?.called).toBe(path.slice(0, 128));
});

test.each(['FilterLogEvents', 'ListSecrets'])(
  'an error of AWS is told, and the next look is made again: %s',
  async (operation) => {
    await logCalls(api, [toUnknownId()]);
    await api.setFault({ operation, fault: 'throttle' });
    expect((await api.call('GET', '/api/unknown-calls')).status).toBe(429);
    await api.clearFaults();
    expect(await list()).toMatchObject({ total: 1 });
  },
);

test('without a log group nothing is known; one that is not there yet holds no calls', async () => {
  await api.close();
  api = await startApi({ logGroupName: '/missing' }, { now: () => now });
  expect(await list()).toMatchObject({ unknownCalls: [], total: 0, complete: true });
  await api.close();
  api = await startApi({ logGroupName: undefined });
  expect(await api.call('GET', '/api/unknown-calls')).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('LOG_GROUP_NAME') },
  });
});
