import {
  CreateEventBusCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../testing/call-api.ts';
import { parkDeadLetter } from '../../testing/failure-calls.ts';
import { makeTenants } from '../../testing/of-tenant.ts';
import { makeQueue, toTarget, writePolicy } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { startApiWithServices } from '../../testing/start-api-with-services.ts';

const SQS = 'arn:aws:sqs:us-east-1:000000000000:';
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/';
const roleArn = 'arn:aws:iam::000000000000:role/events';
const STACK = { 'momento-gateway:stack': 'momento-gateway' };
const REFUNDS = { 'momento-gateway:tenant': 'refunds' };

let stack: Api;
let orders: Api;
let refunds: Api;
beforeEach(async () => {
  stack = await startApi();
  ({ orders, refunds } = await makeTenants(stack));
});
afterEach(() => stack.close());

const arnOf = (url: string) => `${SQS}${url.slice(url.lastIndexOf('/') + 1)}`;

async function tagQueue(name: string, tags: Record<string, string>): Promise<string> {
  await stack.context.sqs.send(new CreateQueueCommand({ QueueName: name, tags }));
  return `${SQS}${name}`;
}

async function tagBus(name: string): Promise<string> {
  const Tags = Object.entries(REFUNDS).map(([Key, Value]) => ({ Key, Value }));
  await stack.context.events.send(new CreateEventBusCommand({ Name: name, Tags }));
  return `${BUS}${name}`;
}

/** What `orders` may not use, by what it is. */
const FOREIGN: Readonly<Record<string, () => Promise<string> | string>> = {
  'the bus of another tenant': () => `${BUS}momento-gateway_refunds`,
  'the parked queue of another tenant': () => arnOf(refunds.parkedQueueUrl),
  'the dead-letter queue of another tenant': () => arnOf(refunds.deadLetterQueueUrl),
  'a queue that was made for another tenant': async () => (await makeQueue(refunds, 'large')).arn,
  'a queue that is tagged as another tenant’s': () => tagQueue('adopted', REFUNDS),
  'a queue that was made for the default tenant': async () => (await makeQueue(stack, 'large')).arn,
  'a queue that was made before there were tenants': () => tagQueue('old', STACK),
  'a bus that is tagged as another tenant’s': () => tagBus('theirs'),
  'the stack’s bus': () => `${BUS}default`,
  'the stack’s parked queue': () => arnOf(stack.parkedQueueUrl),
  'the stack’s held queue': () => arnOf(stack.heldQueueUrl),
  'the held queue of another tenant': () => arnOf(refunds.heldQueueUrl),
  'the stack’s dead-letter queue': () => arnOf(stack.deadLetterQueueUrl),
};

/** What the default tenant may not. */
const FOREIGN_TO_STACK = Object.keys(FOREIGN).filter(
  (what) => / tenant(?:’s)?$/.test(what) && !what.includes('default'),
);

function targetOf(arn: string) {
  return arn.includes(':sqs:') ? { type: 'sqs', arn } : { type: 'event-bus', arn, roleArn };
}

const withoutIds = (text: string) => text.replaceAll(/"requestId":"[^"]*"/g, '');

const NONE = `${SQS}none`;
const cases = [
  ...Object.keys(FOREIGN).map((what) => [what, () => orders] as const),
  ...FOREIGN_TO_STACK.map((what) => [what, () => stack] as const),
];

describe.each(cases)('%s', (what, getTenant) => {
  let tenant: Api;
  let arn: string;
  beforeEach(async () => {
    tenant = getTenant();
    arn = (await FOREIGN[what]?.()) ?? '';
  });

  test('is refused as a target like one that does not exist, of a new rule and of a changed one', async () => {
    const own = toTarget(await makeQueue(tenant, 'own'));
    const create = (target: object) =>
      tenant.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [own, target] });
    const [foreign, unknown] = [await create(targetOf(arn)), await create(targetOf(NONE))];
    expect(foreign.status).toBe(400);
    expect(withoutIds(foreign.text)).toBe(withoutIds(unknown.text));
    expect((await tenant.call('GET', '/api/rules/rule')).status).toBe(404);

    const rule = { name: 'rule', cache: 'shop', targets: [own] };
    expect((await tenant.call('POST', '/api/rules', rule)).status).toBe(201);
    const before = (await tenant.call('GET', '/api/rules/rule')).body;
    const change = (target: object) =>
      tenant.call('PATCH', '/api/rules/rule', { targets: [own, target] });
    const [changed, none] = [await change(targetOf(arn)), await change(targetOf(NONE))];
    expect(changed.status).toBe(400);
    expect(withoutIds(changed.text)).toBe(withoutIds(none.text));
    expect((await tenant.call('GET', '/api/rules/rule')).body).toEqual(before);
  });

  test('is not told from what does not exist by what is named first', async () => {
    const own = toTarget(await makeQueue(tenant, 'own'));
    const none = toTarget({ arn: `${SQS}none-either`, url: '' });
    const create = (...targets: object[]) =>
      tenant.call('POST', '/api/rules', {
        name: 'rule',
        cache: 'shop',
        targets: [own, ...targets],
      });
    for (const pair of [
      [none, targetOf(arn)],
      [targetOf(arn), none],
    ]) {
      const unknown = pair.map((target) => (target === none ? none : targetOf(NONE)));
      expect(withoutIds((await create(...pair)).text)).toBe(
        withoutIds((await create(...unknown)).text),
      );
    }
  });

  test('is refused as a dead-letter queue like one that does not exist', async () => {
    if (!arn.includes(':sqs:')) return;
    const own = toTarget(await makeQueue(tenant, 'own'));
    const create = (deadLetterArn: string) => {
      const targets = [{ ...own, deadLetterArn }];
      return tenant.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
    };
    const [foreign, unknown] = [await create(arn), await create(NONE)];
    expect(foreign.status).toBe(400);
    expect(withoutIds(foreign.text)).toBe(withoutIds(unknown.text));
  });

  test('is not listed, and its permission is that of what does not exist', async () => {
    const type = arn.includes(':sqs:') ? 'sqs' : 'event-bus';
    const { body } = await tenant.call('GET', `/api/targets?type=${type}`);
    expect(body.targets.map((one: { arn: string }) => one.arn)).not.toContain(arn);
    if (type !== 'sqs') return;
    const check = (asked: string) =>
      tenant.call(
        'GET',
        `/api/permissions/check?${new URLSearchParams({ rule: 'r', arn: asked })}`,
      );
    const [foreign, unknown] = [await check(arn), await check(NONE)];
    expect(withoutIds(foreign.text)).toBe(withoutIds(unknown.text));
  });

  test('is told from one that does not exist by no redrive, where its rule does not have it', async () => {
    const { events, config } = tenant.context;
    const EventBusName = config.busName;
    const EventPattern = '{"source":["Momento"]}';
    await events.send(new PutRuleCommand({ Name: 'empty', EventBusName, EventPattern }));
    // Others than EventBridge can write there: what a message says of its target may be false.
    await writePolicy(stack, { url: tenant.deadLetterQueueUrl }, []);
    const path = EventBusName === 'default' ? '' : `${EventBusName}/`;
    const RULE_ARN = `arn:aws:events:us-east-1:000000000000:rule/${path}empty`;
    for (const target of [arn, NONE]) await parkDeadLetter(tenant, target, { RULE_ARN });
    const messages = await redriveAll(tenant, arn);
    expect(messages[0]).toEqual([
      'failed',
      expect.stringContaining(`does not have its target, ${NONE}, and the dead-letter queue`),
    ]);
    expect(messages[1]).toEqual(messages[0]);
  });

  test('gets nothing by a redrive, and is not looked into, although a rule has it', async () => {
    const { events, config } = tenant.context;
    const EventBusName = config.busName;
    const put = async (Name: string, Arn: string) => {
      const EventPattern = '{"source":["Momento"]}';
      await events.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
      const Targets = [{ Id: 't', Arn, RoleArn: roleArn }];
      await events.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));
    };
    await put('foreign', arn);
    await put('unknown', NONE);
    await writePolicy(stack, { url: tenant.deadLetterQueueUrl }, []);
    const path = EventBusName === 'default' ? '' : `${EventBusName}/`;
    for (const [name, target] of [
      ['foreign', arn],
      ['unknown', NONE],
    ] as const) {
      const RULE_ARN = `arn:aws:events:us-east-1:000000000000:rule/${path}${name}`;
      await parkDeadLetter(tenant, target, { RULE_ARN });
    }
    const messages = await redriveAll(tenant, arn);
    expect(messages[0]).toEqual([
      'failed',
      `Its target, ${NONE}, does not exist, or this tenant may not use it.`,
    ]);
    expect(messages[1]).toEqual(messages[0]);
    if (!arn.includes(':sqs:')) return;
    const look = (name: string, asked: string) =>
      tenant.call('GET', `/api/rules/${name}/queue?${new URLSearchParams({ arn: asked })}`);
    const [foreign, unknown] = [await look('foreign', arn), await look('unknown', NONE)];
    expect(foreign.status).toBe(400);
    expect(withoutIds(foreign.text)).toBe(withoutIds(unknown.text));
    const allow = (name: string, asked: string) =>
      tenant.call('POST', `/api/rules/${name}/permissions`, { arn: asked });
    const [given, none] = [await allow('foreign', arn), await allow('unknown', NONE)];
    expect(withoutIds(given.text)).toBe(withoutIds(none.text));
  });
});

/** What becomes of each dead letter, as if all were for the target that does not exist. */
async function redriveAll(tenant: Api, arn: string): Promise<readonly [string, string][]> {
  const { body } = await tenant.call('POST', '/api/failures/redrive', { all: true });
  return body.results.map((one: { result: string; message: string }) => [
    one.result,
    one.message.replace(arn, NONE),
  ]);
}

const API_DESTINATION = 'arn:aws:events:us-east-1:000000000000:api-destination';
const named = (tenant: string) => `momento-gateway_${tenant}__crm`;

test.each([
  ['an API destination', `${API_DESTINATION}/${named('refunds')}/1a2b`, roleArn, 'arn'],
  ['a role', `${API_DESTINATION}/crm/1a2b`, roleArn.replace('events', named('refunds')), 'roleArn'],
] as const)('%s is kept for a tenant by its name', async (_, arn, role, field) => {
  const give = (tenant: Api): Promise<Answer> => {
    const target = { type: 'api-destination', arn, roleArn: role };
    const rule = { name: 'rule', cache: 'shop', targets: [target] };
    return tenant.call('POST', '/api/rules', rule);
  };
  for (const tenant of [orders, stack]) {
    const { status, body } = await give(tenant);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ location: `targets.0.${field}` }]);
  }
  expect((await give(refunds)).status).toBe(201);
});

test('the permission for another tenant’s bus is that for one that does not exist', async () => {
  const { api, services, close } = await startApiWithServices();
  const tenant = (await makeTenants(api)).orders;
  services.role = { ...services.role, decisions: { 'events:PutEvents': 'allowed' } };
  const check = async (name: string) => {
    const query = new URLSearchParams({ rule: 'r', arn: `${BUS}${name}`, roleArn });
    return withoutIds((await tenant.call('GET', `/api/permissions/check?${query}`)).text);
  };
  const unknown = await check('none');
  expect(unknown).toContain('There is no such event bus.');
  for (const name of ['momento-gateway_refunds', 'default'])
    expect(await check(name)).toBe(unknown);
  await close();
});

test('the permission with another tenant’s role is that with one that does not exist', async () => {
  const { api, services, close } = await startApiWithServices();
  const tenants = await makeTenants(api);
  services.role = { ...services.role, decisions: { 'events:PutEvents': 'allowed' } };
  const check = async (tenant: Api) => {
    const role = roleArn.replace('events', named('refunds'));
    const query = new URLSearchParams({ rule: 'r', arn: `${BUS}none`, roleArn: role });
    return (await tenant.call('GET', `/api/permissions/check?${query}`)).body;
  };
  // Of its own one the bus is what is not there.
  expect((await check(tenants.refunds)).message).toBe('There is no such event bus.');
  for (const tenant of [tenants.orders, api]) {
    expect(await check(tenant)).toEqual({
      state: 'missing',
      where: 'role',
      message: 'There is no such role.',
    });
  }
  await close();
});

test('a target without the tag of a tenant is for all of them', async () => {
  const targets = [{ type: 'sqs', arn: await tagQueue('shared', {}) }];
  for (const tenant of [stack, orders, refunds]) {
    const rule = { name: 'rule', cache: 'shop', targets };
    expect((await tenant.call('POST', '/api/rules', rule)).status).toBe(201);
    const { body } = await tenant.call('GET', '/api/targets?type=sqs');
    expect(body.targets).toMatchObject([{ arn: `${SQS}shared` }]);
  }
});

test('the default tenant makes no queue whose name one of another tenant would get', async () => {
  const name = 'momento-gateway_orders__large';
  const make = (tenant: Api) => tenant.call('POST', '/api/targets', { type: 'sqs', name });
  expect((await make(stack)).status).toBe(400);
  const { status, body } = await make(orders);
  expect([status, body.name]).toEqual([201, name]);
  const { body: again } = await refunds.call('POST', '/api/targets', { type: 'sqs', name });
  expect(again.name).toBe('momento-gateway_refunds__orders__large');
  const similar = { type: 'sqs', name: 'momento-gateway_orders_large' };
  expect((await stack.call('POST', '/api/targets', similar)).status).toBe(201);
  expect((await make(stack)).status).toBe(400);
});
