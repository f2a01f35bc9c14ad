import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import { closeParkedQueue, createTenant, inTenant, listTenants } from '../testing/tenant-calls.ts';

const CLOSED = 'urn:momento-gateway:problem:tenant-closed';

let api: Api;
/** The process that removes the tenant. */
let other: ApiProcess;
let target: object;
beforeEach(() => start());
afterEach(() => api.close());

async function start(): Promise<void> {
  api = await startApi({}, { logUnexpected: () => {} });
  other = api.startAnother();
  await closeParkedQueue(api);
  expect((await createTenant(api, 'orders')).status).toBe(201);
  target = toTarget(await makeQueue({ ...api, call: inTenant(api, 'orders') }, 'large'));
}

const remove = () => other.call('DELETE', '/api/tenants/orders');
const create = () =>
  inTenant(api, 'orders')('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [target] });

const listRuleNames = async () => {
  const { Rules = [] } = await api.context.events.send(
    new ListRulesCommand({ EventBusName: 'momento-gateway_orders' }),
  );
  return Rules.map(({ Name }) => Name);
};

/** The rule is there with the tenant, whole, or was refused in words that say why. */
async function expectAllOrNothing(created: Answer, removed: Answer, seen: string): Promise<void> {
  const told = `${seen}: ${removed.status}, ${created.status} ${JSON.stringify(created.body)}`;
  const tenants: { name: string; problems: string[] }[] = await listTenants(api);
  const orders = tenants.find(({ name }) => name === 'orders');
  if (created.status === 201) {
    expect(orders?.problems, told).toEqual([]);
    expect(await listRuleNames(), told).toEqual(['rule']);
    return;
  }
  expect([404, 409], told).toContain(created.status);
  if (orders !== undefined) expect(await listRuleNames(), told).toEqual([]);
}

test('a rule that is created while its tenant is removed, at whatever moment, has a bus or is refused', async () => {
  const statuses = new Set<string>();
  for (let at = 0; ; at += 1) {
    if (at > 0) await api.close().then(start);
    let removed: Answer | undefined;
    const work = async () => {
      removed = await remove();
    };
    const calls = failCalls(api.context, { fault: work, at });
    const created = await create();
    calls.stop();
    if (removed === undefined) break;
    await expectAllOrNothing(created, removed, `${calls.sent[at]} (${at})`);
    statuses.add(`${created.status}, ${removed.status}`);
  }
  expect([...statuses]).toEqual(['404, 204', '409, 204', '201, 409']);
});

test('a tenant that is removed while a rule is created in it, at whatever moment, keeps its bus or refuses it', async () => {
  const statuses = new Set<string>();
  for (let at = 0; ; at += 1) {
    if (at > 0) await api.close().then(start);
    let created: Answer | undefined;
    const work = async () => {
      created = await create();
    };
    const calls = failCalls(other.context, { fault: work, at });
    const removed = await remove();
    calls.stop();
    if (created === undefined) break;
    await expectAllOrNothing(created, removed, `${calls.sent[at]} (${at})`);
    statuses.add(`${created.status}, ${removed.status}`);
  }
  expect([...statuses]).toEqual(['201, 409', '409, 204']);
});

test('no rule is created in a tenant whose removal stopped half way, and the answer says what to do', async () => {
  const calls = failCalls(other.context, {
    fault: 'error',
    at: 'DeleteEventBusCommand',
    stays: true,
  });
  expect((await remove()).status).toBe(502);
  calls.stop();
  const { status, body } = await create();
  expect([status, body.type]).toEqual([409, CLOSED]);
  expect(body.detail).toMatch(/Remove it again, or create it again to keep it/);
  expect(await listRuleNames()).toEqual([]);
});
