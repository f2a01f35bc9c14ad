import { afterEach, expect, test } from 'vitest';
import type { Caller } from './callers/caller.ts';
import { failCalls } from './testing/fail-calls.ts';
import { type Api, startApi } from './testing/start-api.ts';

let api: Api;
afterEach(() => api.close());

const CALLER: Caller = {
  kind: 'session',
  subject: '1',
  name: 'Ada',
  groups: [],
  address: '',
  roleIn: (tenant) => ({ default: 'viewer' as const, orders: 'admin' as const })[tenant],
};

async function startFor(caller: Partial<Caller> = {}): Promise<void> {
  api = await startApi();
  const found = { ...CALLER, ...caller };
  api.replaceContext({ callers: { find: async () => found, canSignOut: true } });
}

test('a caller learns who they are, and their roles in the tenants that there are', async () => {
  await startFor();
  const { status, body } = await api.call('GET', '/api/me');
  expect(status).toBe(200);
  expect(body).toEqual({
    name: 'Ada',
    subject: '1',
    kind: 'session',
    tenants: [{ tenant: 'default', role: 'viewer' }],
    canSignOut: true,
  });
});

test('without a provider everyone is the owner, and has no session to end', async () => {
  api = await startApi();
  const { body } = await api.call('GET', '/api/me');
  expect(body).toEqual({
    name: 'Local owner',
    subject: 'local-owner',
    kind: 'local',
    tenants: [{ tenant: 'default', role: 'owner' }],
    canSignOut: false,
  });
});

test('a call that names no tenant is about the default one', async () => {
  await startFor();
  expect((await api.call('GET', '/api/rules')).status).toBe(200);
  expect((await api.call('GET', '/api/rules?tenant=default')).status).toBe(200);
});

test('a role that is too small is named with the one that is needed, and AWS is not asked', async () => {
  await startFor();
  const calls = failCalls(api.context);
  const { status, body } = await api.call('POST', '/api/webhooks', { name: 'nonsense' });
  expect(status).toBe(403);
  expect(body.type).toBe('urn:momento-gateway:problem:role-missing');
  expect(body.detail).toContain(
    'needs the role admin in the tenant “default”, and you have viewer',
  );
  expect(calls.sent).toEqual([]);
});

test('a tenant of others answers like one that does not exist, and like one that is gone', async () => {
  await startFor();
  const calls = failCalls(api.context);
  const answers = await Promise.all(
    ['others', 'no-such', 'orders'].map((name) => api.call('GET', `/api/rules?tenant=${name}`)),
  );
  const texts = answers.map(({ status, text }) => [
    status,
    text.replaceAll(/others|no-such|orders|"requestId":"[^"]*"/g, ''),
  ]);
  expect(texts[0]).toEqual([404, expect.stringContaining('tenant-not-found')]);
  expect(new Set(texts.map((one) => JSON.stringify(one))).size).toBe(1);
  // AWS is asked only for the one in which the caller has a role.
  expect(calls.sent).toEqual(['DescribeEventBusCommand']);
});

test('with two tenants it is not clear which one is meant', async () => {
  await startFor();
  const { status, body } = await api.call('GET', '/api/rules?tenant=default&tenant=orders');
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ location: 'tenant', message: expect.any(String) }]);
});

test.each([
  ['viewer', { replay: { from: 1, until: 2 } }, 403],
  ['viewer', {}, 201],
  // The bus has no archive.
  ['operator', { replay: { from: 1, until: 2 } }, 409],
] as const)('a %s who watches with %j gets %i: a replay is for operators', async (...given) => {
  const [role, body, status] = given;
  await startFor({ roleIn: () => role });
  expect((await api.call('POST', '/api/live', body)).status).toBe(status);
});

test('somebody without any role learns so, and gets nothing else', async () => {
  await startFor({ roleIn: () => undefined });
  expect((await api.call('GET', '/api/me')).body.tenants).toEqual([]);
  expect((await api.call('GET', '/api/openapi.json')).status).toBe(200);
  expect((await api.call('GET', '/api/gateway')).status).toBe(404);
});
