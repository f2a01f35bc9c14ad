import { afterEach, beforeEach, expect, test } from 'vitest';
import { listIds, park, parkDeadLetter } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../testing/gateway-log.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import {
  makeQueue,
  type Queue,
  receiveAllBodies,
  toTarget,
  writePolicy,
} from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { storeTenantWebhook } from '../testing/tenant-calls.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const RULES = 'arn:aws:events:us-east-1:000000000000:rule/';
const POLL = { timeout: 20_000 };

let stack: Api;
let orders: Api;
let refunds: Api;
beforeEach(async () => {
  stack = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(stack);
  ({ orders, refunds } = await makeTenants(stack));
});
afterEach(() => stack.close());

/** A rule named `rule` for the cache `shop`, with a queue of the tenant. */
async function makeRule(tenant: Api): Promise<Queue> {
  const queue = await makeQueue(tenant, 'large');
  const rule = { name: 'rule', cache: 'shop', targets: [toTarget(queue)] };
  expect((await tenant.call('POST', '/api/rules', rule)).status).toBe(201);
  return queue;
}

const redrive = async (tenant: Api, choice: object = { all: true }) =>
  (await tenant.call('POST', '/api/failures/redrive', choice)).body.results;

const ruleArnOf = ({ context: { config } }: Api) =>
  `${RULES}${config.busName === 'default' ? '' : `${config.busName}/`}rule`;

test('a tenant sees, redrives, and deletes the failures of its own queues only', async () => {
  const [queueOfOrders, queueOfRefunds] = [await makeRule(orders), await makeRule(refunds)];
  const own = await park(orders, makePublishFailure({ tenant: 'orders' }));
  const theirs = await park(refunds, makePublishFailure({ tenant: 'refunds' }));
  expect([await listIds(orders), await listIds(refunds), await listIds(stack)]).toEqual([
    [own],
    [theirs],
    [],
  ]);
  for (const choice of [{ ids: [theirs] }, { all: true }]) {
    await stack.call('POST', '/api/failures/redrive', choice);
    await stack.call('POST', '/api/failures/delete', choice);
  }
  const ids = { ids: [theirs] };
  expect(await redrive(orders, ids)).toEqual([{ id: theirs, result: 'gone' }]);
  const { body } = await orders.call('POST', '/api/failures/delete', ids);
  expect(body.results).toEqual([{ id: theirs, result: 'gone' }]);
  expect(await redrive(orders)).toMatchObject([{ id: own, result: 'redriven' }]);
  // It is on the bus of its own tenant, and on no other.
  expect(await receiveAllBodies(stack, queueOfOrders)).toHaveLength(1);
  expect(await receiveAllBodies(stack, queueOfRefunds)).toEqual([]);
  expect(await listIds(refunds)).toEqual([theirs]);
});

test.each([
  ['of another tenant', 'refunds', 'orders'],
  ['of the default tenant', 'default', 'orders'],
  ['that is gone, by an event that names another tenant', undefined, 'refunds'],
  ['that is gone, by an event that names the default tenant', undefined, 'default'],
])('an event of a webhook %s is not put on the bus', async (_, owner, tenant) => {
  const queue = await makeRule(orders);
  if (owner !== undefined) await storeTenantWebhook(stack, owner, WEBHOOK_ID);
  // Webhooks are remembered for some seconds.
  stack.restart();
  const id = await park(orders, makePublishFailure({ webhookId: WEBHOOK_ID, tenant }));
  const message = 'It is of no webhook of this tenant. It is not published.';
  const choice = { all: true, dryRun: true };
  const { body } = await orders.call('POST', '/api/failures/redrive', choice);
  expect(body.plan).toEqual([{ id, result: 'refused', message }]);
  expect(await redrive(orders)).toMatchObject([{ id, result: 'failed', message }]);
  expect(await receiveAllBodies(stack, queue)).toEqual([]);
});

test.each([
  ['its own', 'orders'],
  ['one that is gone', undefined],
])('an event of the tenant’s own whose webhook is %s is put on its bus', async (_, owner) => {
  const queue = await makeRule(orders);
  if (owner !== undefined) await storeTenantWebhook(stack, owner, WEBHOOK_ID);
  // Webhooks are remembered for some seconds.
  stack.restart();
  const id = await park(orders, makePublishFailure({ webhookId: WEBHOOK_ID, tenant: 'orders' }));
  expect(await redrive(orders)).toMatchObject([{ id, result: 'redriven' }]);
  expect(await receiveAllBodies(stack, queue)).toHaveLength(1);
});

test.each(['refunds', 'default'])(
  'a dead letter whose rule is on the bus of %s is sent to no target',
  async (name) => {
    const other = name === 'refunds' ? refunds : stack;
    await makeRule(orders);
    const theirs = await makeRule(other);
    await writePolicy(stack, { url: orders.deadLetterQueueUrl }, []);
    const id = await parkDeadLetter(orders, theirs.arn, { RULE_ARN: ruleArnOf(other) });
    expect(await redrive(orders)).toMatchObject([
      { id, result: 'failed', message: expect.stringMatching(/is not one of the bus/) },
    ]);
    expect(await receiveAllBodies(stack, theirs)).toEqual([]);
  },
);

test('a dead letter of the tenant’s own rule for another tenant’s target is not sent there', async () => {
  const own = await makeRule(orders);
  const theirs = await makeRule(refunds);
  await writePolicy(stack, { url: orders.deadLetterQueueUrl }, []);
  const RULE_ARN = ruleArnOf(orders);
  const id = await parkDeadLetter(orders, theirs.arn, { RULE_ARN });
  expect(await redrive(orders)).toMatchObject([{ id, result: 'failed' }]);
  expect(await receiveAllBodies(stack, theirs)).toEqual([]);
  await orders.call('POST', '/api/failures/delete', { all: true });
  await parkDeadLetter(orders, own.arn, { RULE_ARN });
  expect(await redrive(orders)).toMatchObject([{ result: 'redriven' }]);
  expect(await receiveAllBodies(stack, own)).toHaveLength(1);
});

test('a redrive is listed, followed, and stopped in its own tenant only, in any process', async () => {
  await park(orders, makePublishFailure({ tenant: 'orders' }));
  await park(stack, makePublishFailure());
  const start = async (tenant: Api) =>
    (await tenant.call('POST', '/api/redrives', { all: true })).body.redriveId;
  const [own, ofStack] = [await start(orders), await start(stack)];
  const stateIn = async (tenant: Api, id: string) =>
    (await tenant.call('GET', `/api/redrives/${id}`)).body.state;
  await expect.poll(() => stateIn(orders, own), POLL).toBe('done');
  await expect.poll(() => stateIn(stack, ofStack), POLL).toBe('done');
  const other = stack.startAnother();
  const call = (process: Pick<Api, 'call'>, method: string, path: string, tenant: string) =>
    process.call(method, `${path}?tenant=${tenant}`);
  for (const process of [stack, other]) {
    const listed = async (tenant: string) =>
      (await call(process, 'GET', '/api/redrives', tenant)).body.redrives.map(
        ({ redriveId }: { redriveId: string }) => redriveId,
      );
    await expect.poll(() => listed('orders'), POLL).toEqual([own]);
    await expect.poll(() => listed('default'), POLL).toEqual([ofStack]);
    expect(await listed('refunds')).toEqual([]);
    for (const [tenant, foreign] of [
      ['refunds', own],
      ['default', own],
      ['orders', ofStack],
    ] as const) {
      const unknown = foreign.replace(/^[0-9a-f]{8}/, '00000000');
      for (const [method, end] of [
        ['GET', ''],
        ['POST', '/stop'],
      ] as const) {
        const [one, none] = [
          await call(process, method, `/api/redrives/${foreign}${end}`, tenant),
          await call(process, method, `/api/redrives/${unknown}${end}`, tenant),
        ];
        expect([404, 409]).toContain(one.status);
        expect([one.status, one.body.type, one.body.detail]).toEqual([
          none.status,
          none.body.type,
          none.body.detail,
        ]);
      }
    }
  }
  expect((await call(other, 'GET', `/api/redrives/${own}`, 'orders')).body.state).toBe('done');
});
