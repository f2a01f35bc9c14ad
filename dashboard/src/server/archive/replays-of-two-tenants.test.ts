import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  makeArchive,
  makeShopRule,
  SPAN,
  slowReplays,
  startReplay,
} from '../testing/archive-calls.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { takeEvents } from '../testing/live-calls.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let stack: Api;
let orders: Api;
let refunds: Api;
beforeEach(async () => {
  stack = await startApi();
  ({ orders, refunds } = await makeTenants(stack));
  for (const tenant of [stack, orders]) await makeArchive(tenant);
});
afterEach(() => stack.close());

test('a tenant sees the archive of its own bus, and a replay shows its own events only', async () => {
  await putEvent(stack, { cache: 'shop', topic: 'stored' });
  await putEvent(orders, { cache: 'shop', topic: 'ordered' });
  const archiveOf = async (tenant: Api) => (await tenant.call('GET', '/api/archive')).body.archive;
  expect(await archiveOf(stack)).toMatchObject({ name: 'archive', eventCount: 1 });
  expect(await archiveOf(orders)).toMatchObject({ name: 'momento-gateway_orders', eventCount: 1 });
  expect(await archiveOf(refunds)).toBeNull();
  const { body } = await orders.call('POST', '/api/live', { replay: SPAN });
  expect((await takeEvents(orders, body.viewerId)).map(({ topic }) => topic)).toEqual(['ordered']);
});

test('the replays of rules of one name run side by side, and each is its tenant’s', async () => {
  await slowReplays(stack);
  for (const tenant of [stack, orders]) await makeShopRule(tenant, 'rule');
  const [ofStack, ofOrders] = [await startReplay(stack, 'rule'), await startReplay(orders, 'rule')];
  expect(ofStack.name).not.toBe(ofOrders.name);
  const namesOf = async (tenant: Api) =>
    (await tenant.call('GET', '/api/replays')).body.replays.map(
      ({ name }: { name: string }) => name,
    );
  expect([await namesOf(stack), await namesOf(orders), await namesOf(refunds)]).toEqual([
    [ofStack.name],
    [ofOrders.name],
    [],
  ]);
});

test.each([
  ['GET', ''],
  ['POST', '/cancel'],
] as const)('%s of a replay of another tenant is answered as for none', async (method, end) => {
  await slowReplays(stack);
  await makeShopRule(orders, 'rule');
  const { name } = await startReplay(orders, 'rule');
  const unknown = name.replace(/\d+$/, '99');
  for (const tenant of [stack, refunds]) {
    const ask = async (id: string) => {
      const calls = failCalls(stack.context);
      const { status, text } = await tenant.call(method, `/api/replays/${id}${end}`);
      calls.stop();
      return [status, text.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll(id, ''), calls.sent];
    };
    // The first call finds out whether there is such a tenant, and its bus.
    await ask(unknown);
    expect(await ask(name)).toEqual(await ask(unknown));
  }
  const { body } = await orders.call('GET', `/api/replays/${name}`);
  expect(body.state).toMatch(/^(starting|running)$/);
});

test('nothing is replayed to a rule of another tenant', async () => {
  await makeShopRule(orders, 'rule');
  const replay = { ruleName: 'rule', ...SPAN };
  expect((await stack.call('POST', '/api/replays', replay)).status).toBe(404);
  expect((await orders.call('POST', '/api/replays', replay)).status).toBe(201);
});
