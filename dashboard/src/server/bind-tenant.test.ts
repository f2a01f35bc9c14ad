import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from './callers/caller.ts';
import { failCalls } from './testing/fail-calls.ts';
import { type Api, startApi } from './testing/start-api.ts';
import { closeParkedQueue, createTenant, inTenant } from './testing/tenant-calls.ts';

const BUS = 'momento-gateway_orders';

let api: Api;
let time: number;
beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time, logUnexpected: () => {} });
  await closeParkedQueue(api);
});
afterEach(() => api.close());

const ask = async (process: Parameters<typeof inTenant>[0] = api) =>
  (await inTenant(process, 'orders')('GET', '/api/gateway')).status;
const remove = (process: Parameters<typeof createTenant>[0] = api) =>
  process.call('DELETE', '/api/tenants/orders');
const tenantsOf = async (process: Parameters<typeof createTenant>[0] = api) =>
  (await process.call('GET', '/api/me')).body.tenants.map((one: { tenant: string }) => one.tenant);

test('a tenant that was just created is found at once, by every process', async () => {
  const other = api.startAnother();
  expect([await ask(), await ask(other)]).toEqual([404, 404]);
  await createTenant(api, 'orders');
  expect([await ask(), await ask(other)]).toEqual([200, 200]);
});

test('a tenant that was removed is gone at once here, and after five seconds in other processes', async () => {
  const other = api.startAnother();
  await createTenant(api, 'orders');
  expect([await ask(), await ask(other)]).toEqual([200, 200]);
  expect((await remove()).status).toBe(204);
  expect(await ask()).toBe(404);
  time += 5_001;
  expect(await ask(other)).toBe(404);
});

test('a tenant whose bus is gone, or somebody else’s, is none', async () => {
  const { events } = api.context;
  await createTenant(api, 'orders');
  await events.send(new DeleteEventBusCommand({ Name: BUS }));
  expect(await ask()).toBe(404);
  await events.send(new CreateEventBusCommand({ Name: BUS }));
  expect(await ask()).toBe(404);
  expect(await tenantsOf()).toEqual(['default']);
});

test.each(['', 'Orders', 'a_b', '-a', '*', 'a'.repeat(33)])(
  'AWS is not asked for %j, which no tenant can be called',
  async (name) => {
    const calls = failCalls(api.context);
    const path = `/api/webhooks?tenant=${encodeURIComponent(name)}`;
    expect((await api.call('GET', path)).status).toBe(404);
    expect(calls.sent).toEqual([]);
  },
);

test('the bus of a tenant is looked at every five seconds, however many calls there are', async () => {
  await createTenant(api, 'orders');
  const calls = failCalls(api.context);
  const list = () => inTenant(api, 'orders')('GET', '/api/webhooks');
  await Promise.all([list(), list(), list()]);
  time += 4_999;
  await list();
  const looks = () => calls.sent.filter((name) => name === 'ListTagsForResourceCommand').length;
  expect(looks()).toBe(1);
  time += 2;
  await list();
  expect(looks()).toBe(2);
});

test('while EventBridge fails, what else a known tenant has is shown; an unknown one is not judged', async () => {
  await createTenant(api, 'orders');
  const list = (name: string) => inTenant(api, name)('GET', '/api/webhooks');
  expect((await list('orders')).status).toBe(200);
  time += 60_000;
  await api.setFault({ operation: 'DescribeEventBus', fault: 'error' });
  expect((await list('orders')).status).toBe(200);
  expect((await list('billing')).status).toBe(502);
  await api.clearFaults();
  expect((await list('billing')).status).toBe(404);
});

const withRoles = (roles: Readonly<Record<string, 'viewer'>>) => {
  const caller: Caller = {
    kind: 'session',
    subject: '1',
    name: 'Ada',
    groups: [],
    address: '',
    roleIn: (tenant) => roles[tenant],
  };
  api.replaceContext({ callers: { find: async () => caller, canSignOut: true } });
};

test('each caller learns of the tenants that there are and in which they have a role', async () => {
  for (const name of ['orders', 'billing']) await createTenant(api, name);
  expect(await tenantsOf()).toEqual(['default', 'billing', 'orders']);
  withRoles({ orders: 'viewer', gone: 'viewer' });
  const { body } = await api.call('GET', '/api/me');
  expect(body.tenants).toEqual([{ tenant: 'orders', role: 'viewer' }]);
});

test('a new tenant is listed at once here, and after ten seconds in other processes', async () => {
  const other = api.startAnother();
  expect([await tenantsOf(), await tenantsOf(other)]).toEqual([['default'], ['default']]);
  await createTenant(api, 'orders');
  expect(await tenantsOf()).toEqual(['default', 'orders']);
  time += 10_001;
  expect(await tenantsOf(other)).toEqual(['default', 'orders']);
  await remove();
  expect(await tenantsOf()).toEqual(['default']);
});

test('whoever is signed in learns who they are while EventBridge fails, with the tenants known before', async () => {
  await createTenant(api, 'orders');
  expect(await tenantsOf()).toEqual(['default', 'orders']);
  time += 60_000;
  await api.setFault({ operation: 'ListEventBuses', fault: 'error' });
  expect(await tenantsOf()).toEqual(['default', 'orders']);
  api.restart();
  expect(await tenantsOf()).toEqual(['default']);
});

test('what an owner does to tenants is about the stack, whichever tenant the call names', async () => {
  await createTenant(api, 'orders');
  const call = inTenant(api, 'orders');
  const created = await call('POST', '/api/tenants', { name: 'billing' });
  expect([created.status, created.body.problems]).toEqual([201, []]);
  const { body } = await call('GET', '/api/tenants');
  expect(body).toEqual((await api.call('GET', '/api/tenants')).body);
  expect(body.tenants[0]).toMatchObject({ name: 'default', busName: 'default', problems: [] });
  expect((await call('DELETE', '/api/tenants/billing')).status).toBe(204);
});

test('the health and the resources shown are those of the tenant', async () => {
  await createTenant(api, 'orders');
  const call = inTenant(api, 'orders');
  const { body } = await call('GET', '/api/gateway');
  expect(body).toMatchObject({
    bus: { name: BUS, found: true },
    parkedQueue: { url: expect.stringMatching(/\/momento-gateway_orders_parked$/), found: true },
    deadLetterQueue: { url: expect.stringMatching(/_orders_dead-letters$/), found: true },
    problems: [],
  });
  expect(JSON.stringify(body)).not.toContain(api.parkedQueueUrl);
  const stateOf = async (dependency: string, asked = call) => {
    const { body } = await asked('GET', '/api/dependencies');
    return body.checks.find((one: { dependency: string }) => one.dependency === dependency);
  };
  expect(await stateOf('parked-queue')).toMatchObject({ state: 'ok' });
  await api.context.sqs.send(new DeleteQueueCommand({ QueueUrl: body.parkedQueue.url }));
  expect(await stateOf('parked-queue')).toMatchObject({
    state: 'failing',
    problem: expect.stringContaining('create the tenant “orders” again'),
  });
  expect(await stateOf('parked-queue', inTenant(api, 'default'))).toMatchObject({ state: 'ok' });
});
