import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { closeParkedQueue, createTenant, inTenant } from '../testing/tenant-calls.ts';
import { REGISTRATION } from '../testing/webhook-calls.ts';

let api: Api;
let ours: string;
let theirs: string;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await closeParkedQueue(api);
  await makeLogGroup(api);
  await createTenant(api, 'orders');
  ours = await register('default');
  theirs = await register('orders');
});
afterEach(() => api.close());

async function register(tenant: string): Promise<string> {
  const { body } = await inTenant(api, tenant)('POST', '/api/webhooks', REGISTRATION);
  return body.webhookId;
}

function asRole(role: 'viewer' | 'owner'): void {
  const caller = { ...CALLER, roleIn: () => role };
  api.replaceContext({ callers: { find: async () => caller, canSignOut: true } });
}
const CALLER = { kind: 'session', subject: '1', name: 'Ada', groups: [], address: '' } as const;

async function ask(tenant: string, webhookId: string) {
  const calls = failCalls(api.context);
  const path = `/api/webhooks/${webhookId}/activity`;
  const { status, body } = await inTenant(api, tenant)('GET', path);
  calls.stop();
  const requestIds = body.calls?.map((call: { requestId: string }) => call.requestId);
  return { status, type: body.type, requestIds, sent: calls.sent };
}

const logOf = (...ids: readonly string[]) =>
  logCalls(
    api,
    ids.map((webhookId) => ({ at: Date.now() - 1_000, webhookId, requestId: `of ${webhookId}` })),
  );

test('the calls of a webhook are its tenant’s, and to others like those of one that nobody has', async () => {
  const nobodys = randomUUID();
  await logOf(ours, theirs, nobodys);
  asRole('viewer');
  expect(await ask('default', ours)).toMatchObject({ status: 200, requestIds: [`of ${ours}`] });
  expect(await ask('orders', theirs)).toMatchObject({ status: 200, requestIds: [`of ${theirs}`] });
  for (const [tenant, foreign] of [
    ['default', theirs],
    ['orders', ours],
  ] as const) {
    const unknown = await ask(tenant, nobodys);
    expect(unknown).toMatchObject({
      status: 404,
      type: expect.stringMatching(/webhook-not-found/),
    });
    expect(await ask(tenant, foreign)).toEqual(unknown);
    expect(unknown.sent).not.toContain('FilterLogEventsCommand');
  }
});

test('an owner sees the calls of an id that no tenant has, and in no tenant those of another’s', async () => {
  const nobodys = randomUUID();
  await logOf(ours, theirs, nobodys);
  asRole('owner');
  for (const tenant of ['default', 'orders']) {
    expect(await ask(tenant, nobodys)).toMatchObject({ requestIds: [`of ${nobodys}`] });
  }
  expect((await ask('default', theirs)).status).toBe(404);
  expect((await ask('orders', ours)).status).toBe(404);
});

test('the calls of a webhook that another process has just registered are its tenant’s', async () => {
  const another = api.startAnother();
  await inTenant(api, 'orders')('GET', '/api/webhooks');
  const { body } = await inTenant(another, 'orders')('POST', '/api/webhooks', REGISTRATION);
  await logOf(body.webhookId);
  asRole('viewer');
  expect(await ask('orders', body.webhookId)).toMatchObject({ status: 200 });
  expect(await ask('default', body.webhookId)).toMatchObject({ status: 404 });
});

test('the list of webhooks has what the log says of those of its tenant', async () => {
  const at = Date.now() - 60_000;
  await logCalls(api, [
    { at, webhookId: theirs },
    { at, webhookId: ours, message: 'rejected', status: 403 },
  ]);
  for (const [tenant, expected] of [
    ['orders', [{ webhookId: theirs, status: 'active', rejectedCount: 0 }]],
    ['default', [{ webhookId: ours, status: 'failing', rejectedCount: 1 }]],
  ] as const) {
    api.restart();
    const { body } = await inTenant(api, tenant)('GET', '/api/webhooks');
    expect(body.webhooks).toMatchObject(expected);
    expect(body.activity.state).toBe('known');
  }
});

test('calls to unknown webhooks are the same in each tenant, and name whose webhook an id resembles', async () => {
  const called = theirs.slice(0, -1);
  const at = Date.now() - 1_000;
  await logCalls(api, [{ at, webhookId: called, message: 'rejected', error: 'no such secret' }]);
  const lists = ['default', 'orders'].map((tenant) =>
    inTenant(api, tenant)('GET', '/api/unknown-calls'),
  );
  for (const { body } of await Promise.all(lists)) {
    expect(body.unknownCalls).toMatchObject([
      { called, similarTo: { webhookId: theirs, name: 'Orders', tenant: 'orders' } },
    ]);
  }
  asRole('viewer');
  expect((await api.call('GET', '/api/unknown-calls')).status).toBe(403);
});
