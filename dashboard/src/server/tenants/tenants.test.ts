import {
  CreateEventBusCommand,
  DescribeEventBusCommand,
  ListTagsForResourceCommand,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import {
  closeParkedQueue,
  createTenant,
  FUNCTION_ROLE_ARN,
  listTenants,
  storeTenantWebhook,
} from '../testing/tenant-calls.ts';

const BUS = 'momento-gateway_orders';
const PARKED = `${BUS}_parked`;
const DEAD_LETTERS = `${BUS}_dead-letters`;
const HELD = `${BUS}_held`;
const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const TAGS = { 'momento-gateway:stack': 'momento-gateway', 'momento-gateway:tenant': 'orders' };

let api: Api;
let time: number;
beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
  await closeParkedQueue(api);
});
afterEach(() => api.close());

const urlOf = (name: string) => `${api.aws.origin}/000000000000/${name}`;
const remove = (name = 'orders') => api.call('DELETE', `/api/tenants/${name}`);
const sendTo = (name: string) =>
  api.context.sqs.send(new SendMessageCommand({ QueueUrl: urlOf(name), MessageBody: 'x' }));

async function readAttributes(name: string) {
  const { Attributes = {} } = await api.context.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: urlOf(name), AttributeNames: ['All'] }),
  );
  return Attributes;
}

async function setAttributes(name: string, Attributes: Record<string, string>) {
  await api.context.sqs.send(new SetQueueAttributesCommand({ QueueUrl: urlOf(name), Attributes }));
}

const storeWebhook = () => storeTenantWebhook(api, 'orders', WEBHOOK_ID);

const EMPTY = { problems: [], webhookCount: 0, ruleCount: 0, failureCount: 0 };
const ORDERS = {
  ...EMPTY,
  name: 'orders',
  busName: BUS,
  parkedQueueName: PARKED,
  deadLetterQueueName: DEAD_LETTERS,
  heldQueueName: HELD,
};

test('a tenant is a bus and three queues with its tags, to which only their senders can send', async () => {
  const { status, body } = await createTenant(api, 'orders');
  expect([status, body]).toEqual([201, ORDERS]);
  const { events, sqs } = api.context;
  const { Arn } = await events.send(new DescribeEventBusCommand({ Name: BUS }));
  const tagged = await events.send(new ListTagsForResourceCommand({ ResourceARN: Arn }));
  expect(tagged.Tags).toEqual(
    expect.arrayContaining(Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value }))),
  );
  for (const name of [PARKED, DEAD_LETTERS, HELD]) {
    const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: urlOf(name) }));
    expect(Tags).toEqual(TAGS);
    expect(await readAttributes(name)).toMatchObject({
      MessageRetentionPeriod: name === HELD ? '86400' : '1209600',
      RedriveAllowPolicy: '{"redrivePermission":"denyAll"}',
    });
    await expect(sendTo(name)).rejects.toThrow(/denied|not authorized/i);
  }
  expect((await readAttributes(PARKED)).Policy).toContain(FUNCTION_ROLE_ARN);
  expect((await readAttributes(HELD)).Policy).toContain(FUNCTION_ROLE_ARN);
  expect((await readAttributes(DEAD_LETTERS)).Policy).toContain(
    `arn:aws:events:us-east-1:000000000000:rule/${BUS}/*`,
  );
});

test('its queues are encrypted and refuse plain calls where those of the stack do', async () => {
  const { Policy = '{}' } = await readAttributes(api.parkedQueueUrl.split('/').at(-1) ?? '');
  const policy = JSON.parse(Policy);
  const tls = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:*',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  // Of another queue: local AWS itself is called without TLS.
  const model = await api.context.sqs.send(new CreateQueueCommand({ QueueName: 'model' }));
  await setAttributes('model', {
    Policy: JSON.stringify({ ...policy, Statement: [tls, ...policy.Statement] }),
    KmsMasterKeyId: 'alias/own',
  });
  const { stack } = api.context;
  const config = { ...stack.config, parkedQueueUrl: model.QueueUrl };
  api.replaceContext({ stack: { ...stack, config } });
  await createTenant(api, 'orders');
  for (const name of [PARKED, DEAD_LETTERS, HELD]) {
    const attributes = await readAttributes(name);
    expect(attributes).toMatchObject({ KmsMasterKeyId: 'alias/own' });
    expect(JSON.parse(attributes.Policy ?? '').Statement[0]).toEqual({
      ...tls,
      Resource: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    });
  }
});

test('without a policy that names the function’s role there is none to give to the queues', async () => {
  await setAttributes(api.parkedQueueUrl.split('/').at(-1) ?? '', { Policy: '' });
  const { status, body } = await createTenant(api, 'orders');
  expect([status, body.type]).toEqual([409, 'urn:momento-gateway:problem:parked-queue-open']);
  expect(await listTenants(api)).toHaveLength(1);
});

test('without that policy the list says that the queues of tenants were not compared with it', async () => {
  await createTenant(api, 'orders');
  await setAttributes(PARKED, { Policy: '' });
  await setAttributes(api.parkedQueueUrl.split('/').at(-1) ?? '', { Policy: '' });
  expect((await listTenants(api))[1].problems).toEqual([
    expect.stringMatching(/not compared.*role/),
  ]);
});

test('tenants are listed by name after that of the stack, with what they hold', async () => {
  await storeWebhook();
  await createTenant(api, 'orders');
  await createTenant(api, 'billing');
  for (const Name of ['shop', 'momento-gateway-live-1']) {
    const EventPattern = '{"source":["Momento"]}';
    await api.context.events.send(new PutRuleCommand({ Name, EventBusName: BUS, EventPattern }));
  }
  await setAttributes(PARKED, { Policy: '' });
  await sendTo(PARKED);
  const tenants = await listTenants(api);
  expect(tenants.map(({ name }: { name: string }) => name)).toEqual([
    'default',
    'billing',
    'orders',
  ]);
  expect(tenants[0]).toMatchObject({ ...EMPTY, busName: 'default' });
  expect(tenants[2]).toMatchObject({ webhookCount: 1, ruleCount: 1, failureCount: 1 });
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'a queue is missing',
    () => api.context.sqs.send(new DeleteQueueCommand({ QueueUrl: urlOf(DEAD_LETTERS) })),
    /no queue “momento-gateway_orders_dead-letters”/,
  ],
  [
    'it is from before calls were held',
    () => api.context.sqs.send(new DeleteQueueCommand({ QueueUrl: urlOf(HELD) })),
    /no queue “momento-gateway_orders_held”/,
  ],
  ['anyone can park', () => setAttributes(PARKED, { Policy: '' }), /_parked” is not .* Policy/],
  [
    'messages are kept for a day',
    () => setAttributes(DEAD_LETTERS, { MessageRetentionPeriod: '86400' }),
    /MessageRetentionPeriod/,
  ],
])('when %s, the list says so, and creating it again restores it', async (_, damage, problem) => {
  await createTenant(api, 'orders');
  await damage();
  time += 120_000;
  expect((await listTenants(api))[1].problems).toEqual([expect.stringMatching(problem)]);
  expect((await createTenant(api, 'orders')).body).toEqual(ORDERS);
  expect((await listTenants(api))[1]).toEqual(ORDERS);
});

test('a tenant whose webhooks are there and its bus is not is listed: its events are lost', async () => {
  await storeWebhook();
  const [, orders] = await listTenants(api);
  expect(orders).toMatchObject({ name: 'orders', webhookCount: 1 });
  expect(orders.problems).toContain(`There is no bus “${BUS}”.`);
  const { status, body } = await api.call('DELETE', '/api/tenants/orders');
  expect([status, body.detail]).toEqual([409, expect.stringMatching(/Theirs.*create it again/)]);
  expect((await api.call('DELETE', '/api/tenants/billing')).status).toBe(404);
});

test.each(['', 'Orders', 'a_b', '-a', 'a'.repeat(33), 'default'])(
  'a tenant cannot be called %j',
  async (name) => {
    const { status, body } = await createTenant(api, name);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ location: 'name' }]);
    expect(await listTenants(api)).toHaveLength(1);
  },
);

test('a name with which a queue’s would be longer than SQS takes is refused before anything is made', async () => {
  const { stack } = api.context;
  const config = { ...stack.config, secretPrefix: 's'.repeat(60) };
  api.replaceContext({ stack: { ...stack, config } });
  const { status, body } = await createTenant(api, 'a'.repeat(10));
  expect(status).toBe(400);
  expect(body.errors[0].message).toMatch(/84 characters.* at most 6/);
  expect((await createTenant(api, 'a'.repeat(6))).status).toBe(201);
});

test.each<[string, () => Promise<unknown>]>([
  ['bus', () => api.context.events.send(new CreateEventBusCommand({ Name: BUS }))],
  ['queue', () => api.context.sqs.send(new CreateQueueCommand({ QueueName: PARKED }))],
])('a %s of somebody else with its name is neither taken nor removed', async (_, make) => {
  await make();
  const { status, body } = await createTenant(api, 'orders');
  expect([status, body.type]).toEqual([409, 'urn:momento-gateway:problem:tenant-name-taken']);
  await remove();
  // It is still there, so the name is still taken.
  expect((await createTenant(api, 'orders')).status).toBe(409);
});

test('two processes that create a tenant at once both have it', async () => {
  const other = api.startAnother();
  const answers = await Promise.all([createTenant(api, 'orders'), createTenant(other, 'orders')]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect((await listTenants(other))[1]).toEqual(ORDERS);
});

test('a tenant that one process creates and another removes is whole, gone, or listed with what it lacks', async () => {
  const other = api.startAnother();
  for (let round = 0; round < 5; round += 1) {
    const name = `race-${round}`;
    await createTenant(api, name);
    const [created] = await Promise.all([
      createTenant(api, name),
      other.call('DELETE', `/api/tenants/${name}`),
    ]);
    const left = (await listTenants(api)).find((tenant: { name: string }) => tenant.name === name);
    if (left !== undefined) {
      expect((await other.call('DELETE', `/api/tenants/${name}`)).status).toBe(204);
    }
    expect([201, 400, 409]).toContain(created.status);
    expect(await listTenants(api)).toHaveLength(1);
    const { QueueUrls = [] } = await api.context.sqs.send(
      new ListQueuesCommand({ QueueNamePrefix: `momento-gateway_${name}` }),
    );
    expect(QueueUrls).toEqual([]);
  }
});

test('the tenants are listed while one of them is removed, at whatever moment', async () => {
  const other = api.startAnother();
  for (let at = 0; ; at += 1) {
    const name = `gone-${at}`;
    expect((await createTenant(api, name)).status).toBe(201);
    let removing: Promise<{ status: number }> | undefined;
    const work = () => {
      removing = other.call('DELETE', `/api/tenants/${name}`);
      return removing;
    };
    const calls = failCalls(api.context, { fault: work, at });
    await listTenants(api);
    calls.stop();
    if (removing === undefined) return;
    expect((await removing).status, `${calls.sent[at]} (${at})`).toBe(204);
  }
});

test('a tenant that holds nothing is removed, with what pages of live events left on its bus', async () => {
  await createTenant(api, 'orders');
  const live = { Name: 'momento-gateway-live-1', EventBusName: BUS };
  const EventPattern = '{"source":["Momento"]}';
  await api.context.events.send(new PutRuleCommand({ ...live, EventPattern }));
  expect((await remove()).status).toBe(204);
  expect(await listTenants(api)).toHaveLength(1);
  expect((await remove()).status).toBe(404);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  ['webhooks', storeWebhook, /webhooks: Theirs/],
  [
    'rules',
    () =>
      api.context.events.send(
        new PutRuleCommand({
          Name: 'shop',
          EventBusName: BUS,
          EventPattern: '{"source":["Momento"]}',
        }),
      ),
    /rules: shop/,
  ],
  [
    'failures',
    async () => {
      await setAttributes(PARKED, { Policy: '' });
      await sendTo(PARKED);
    },
    /failures: 1/,
  ],
  [
    'held calls',
    async () => {
      const { Policy = '' } = await readAttributes(HELD);
      await setAttributes(HELD, { Policy: '' });
      await sendTo(HELD);
      await setAttributes(HELD, { Policy });
    },
    /held calls: 1/,
  ],
  [
    'a webhook that a function may still serve',
    async () => {
      await storeWebhook();
      const SecretId = `momento-gateway/${WEBHOOK_ID}`;
      await api.context.secrets.send(new DeleteSecretCommand({ SecretId }));
    },
    /deleted in the last ten minutes: Theirs/,
  ],
])('a tenant with %s is not removed, and the answer says with what', async (_, fill, text) => {
  await createTenant(api, 'orders');
  await fill();
  const { status, body } = await remove();
  expect([status, body.type]).toEqual([409, 'urn:momento-gateway:problem:tenant-in-use']);
  expect(body.detail).toMatch(text);
  expect((await listTenants(api))[1].problems).toEqual(
    text.source.includes('failures') ? [expect.stringContaining('Policy')] : [],
  );
});

test('ten minutes after its last webhook was deleted, a tenant can be removed', async () => {
  await createTenant(api, 'orders');
  await storeWebhook();
  const SecretId = `momento-gateway/${WEBHOOK_ID}`;
  await api.context.secrets.send(new DeleteSecretCommand({ SecretId }));
  time += 11 * 60_000;
  expect((await remove()).status).toBe(204);
});

test.each([
  ['default', 409],
  ['billing', 404],
  ['Not-a-name', 404],
  ['*', 404],
])('the tenant %s cannot be removed: %i', async (name, expected) => {
  expect((await remove(encodeURIComponent(name))).status).toBe(expected);
});
