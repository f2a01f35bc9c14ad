import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FUNCTION_ARN, TOPIC_ARN } from '../testing/fake-services.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { putEvent } from '../testing/put-event.ts';
import { makeQueue, receiveAllBodies } from '../testing/queue-calls.ts';
import type { Api } from '../testing/start-api.ts';
import { type ApiWithServices, startApiWithServices } from '../testing/start-api-with-services.ts';

let running: ApiWithServices;
let stack: Api;
let orders: Api;
let refunds: Api;
beforeEach(async () => {
  running = await startApiWithServices();
  stack = running.api;
  ({ orders, refunds } = await makeTenants(stack));
});
afterEach(() => running.close());

const TYPES: Readonly<Record<string, string>> = { queue: 'sqs', function: 'lambda', topic: 'sns' };

const EVENT = { cache: 'shop', topic: 'orders' };

async function makeRule(tenant: Api, arn: string, more: object = {}): Promise<void> {
  const type = { sqs: 'sqs', lambda: 'lambda', sns: 'sns', logs: 'logs' }[arn.split(':')[2] ?? ''];
  const rule = { name: 'rule', cache: 'shop', targets: [{ type, arn }], ...more };
  const { status, text } = await tenant.call('POST', '/api/rules', rule);
  expect(status, text).toBe(201);
}

const readRule = async (tenant: Api) => (await tenant.call('GET', '/api/rules/rule')).body;

test('tenants have rules and queues of the same names, and a change of one’s is none of another’s', async () => {
  const queues = await Promise.all([stack, orders, refunds].map((one) => makeQueue(one, 'large')));
  expect(queues.map(({ arn }) => arn.split(':')[5])).toEqual([
    'large',
    'momento-gateway_orders__large',
    'momento-gateway_refunds__large',
  ]);
  const [ofStack, ofOrders, ofRefunds] = queues as [(typeof queues)[0], ...typeof queues];
  await makeRule(stack, ofStack.arn);
  await makeRule(orders, ofOrders?.arn ?? '');
  await makeRule(refunds, ofRefunds?.arn ?? '');
  const before = [await readRule(stack), await readRule(refunds)];

  const { version } = await readRule(orders);
  const change = { version, enabled: false, description: 'changed' };
  expect((await orders.call('PATCH', '/api/rules/rule', change)).status).toBe(200);
  expect([await readRule(stack), await readRule(refunds)]).toEqual(before);
  // A memory by the name alone would show the change, or the version, of the other rule.
  const { body: listed } = await refunds.call('GET', '/api/rules');
  expect(listed.rules).toEqual([before[1]]);

  expect((await orders.call('DELETE', '/api/rules/rule')).status).toBe(204);
  expect([await readRule(stack), await readRule(refunds)]).toEqual(before);
  for (const tenant of [stack, orders, refunds]) await putEvent(tenant, EVENT);
  const received = queues.map((queue) => receiveAllBodies(stack, queue));
  expect((await Promise.all(received)).map(({ length }) => length)).toEqual([1, 0, 1]);
});

const LOG_GROUP_ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/shared';
const SHARED: Readonly<Record<string, () => Promise<string>>> = {
  queue: async () => {
    await stack.context.sqs.send(new CreateQueueCommand({ QueueName: 'shared' }));
    return 'arn:aws:sqs:us-east-1:000000000000:shared';
  },
  'log group': async () => {
    const logGroupName = '/aws/events/shared';
    await stack.context.logs.send(new CreateLogGroupCommand({ logGroupName }));
    return LOG_GROUP_ARN;
  },
  function: async () => FUNCTION_ARN,
  topic: async () => TOPIC_ARN,
};

test.each(Object.keys(SHARED))(
  'a %s that several tenants use stays open for the rules of those that still use it',
  async (kind) => {
    const arn = (await SHARED[kind]?.()) ?? '';
    for (const tenant of [stack, orders, refunds]) await makeRule(tenant, arn);
    const query = new URLSearchParams({ rule: 'rule', arn });
    const stateFor = async (tenant: Api) =>
      (await tenant.call('GET', `/api/permissions/check?${query}`)).body.state;
    for (const tenant of [orders, stack]) {
      expect((await tenant.call('DELETE', '/api/rules/rule')).status).toBe(204);
      expect(await stateFor(refunds)).toBe('granted');
    }
    expect((await refunds.call('DELETE', '/api/rules/rule')).status).toBe(204);
    expect(await stateFor(refunds)).toBe('missing');
  },
);

test.each(['queue', 'function', 'topic'])(
  'a %s is open for the rules of tenants that begin to use it at once, in one process and in two',
  async (kind) => {
    const arn = (await SHARED[kind]?.()) ?? '';
    const other = stack.startAnother();
    const callers = [stack, orders, refunds].map(({ call }) => call);
    callers.push((method, path, body) => other.call(method, `${path}?tenant=orders`, body));
    const rules = callers.map((call, place) => {
      const rule = { name: `rule-${place}`, cache: 'shop', targets: [{ type: TYPES[kind], arn }] };
      return call('POST', '/api/rules', rule);
    });
    expect((await Promise.all(rules)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (const [place, tenant] of [stack, orders, refunds, orders].entries()) {
      const query = new URLSearchParams({ rule: `rule-${place}`, arn });
      const { body } = await tenant.call('GET', `/api/permissions/check?${query}`);
      expect(body.state, `rule-${place}`).toBe('granted');
    }
  },
);

test.each([
  [
    'a later $or',
    { source: ['Momento'], $or: [{ detail: { cache: ['shop'] } }, { source: [{ exists: true }] }] },
  ],
  ['a dotted key', { source: ['Momento'], 'detail.cache': [{ exists: true }] }],
  [
    'a matcher of everything else',
    { source: ['Momento'], detail: { cache: [{ 'anything-but': 'x' }] } },
  ],
])('a pattern with %s reaches no event of another tenant', async (_, pattern) => {
  const queue = await makeQueue(orders, 'large');
  await makeRule(orders, queue.arn, { cache: undefined, pattern });
  for (const tenant of [stack, refunds]) await putEvent(tenant, EVENT);
  expect(await receiveAllBodies(stack, queue)).toEqual([]);
  await putEvent(orders, EVENT);
  expect(await receiveAllBodies(stack, queue)).toHaveLength(1);
});

test('a check of a pattern names the tenant’s own rules only', async () => {
  const queue = await makeQueue(orders, 'large');
  await makeRule(orders, queue.arn);
  const check = {
    pattern: { source: ['Momento'] },
    event: { source: 'Momento', 'detail-type': 'shop#orders', detail: EVENT },
  };
  const path = '/api/rules/test';
  const namesFor = async (tenant: Api) =>
    (await tenant.call('POST', path, check)).body.otherRules?.map(
      ({ name }: { name: string }) => name,
    );
  expect(await namesFor(orders)).toEqual(['rule']);
  expect(await namesFor(refunds)).toEqual([]);
  expect(await namesFor(stack)).toEqual([]);
});

test('a rule that one tenant edits can be edited by another that has one of its name', async () => {
  const queue = await makeQueue(orders, 'large');
  await makeRule(orders, queue.arn);
  await makeRule(refunds, (await makeQueue(refunds, 'large')).arn);
  const [first, second] = await Promise.all(
    [orders, refunds].map((tenant, place) =>
      tenant.call('PATCH', '/api/rules/rule', { description: `by ${place}` }),
    ),
  );
  expect([first?.status, second?.status]).toEqual([200, 200]);
  expect([(await readRule(orders)).description, (await readRule(refunds)).description]).toEqual([
    'by 0',
    'by 1',
  ]);
});
