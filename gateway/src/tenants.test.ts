import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { expect, test } from 'vitest';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const OTHER_ID = '11111111-2222-4333-8444-555555555555';
const DENIED = { status: 400, json: { __type: 'AccessDeniedException' } };

const register = ({ aws }: TestGateway, fields: object, webhookId = WEBHOOK_ID) =>
  aws.secrets.set(`momento-gateway/${webhookId}`, createSecret({ ...fields }));

const post = (webhookId = WEBHOOK_ID) => createPost(createPayload(NOW), { webhookId });

/** Each message that was sent to a queue, with the path of the queue's URL. */
const readSent = ({ aws }: TestGateway) =>
  aws.requests
    .filter(({ operation }) => operation === 'SendMessage')
    .map(({ body }) => JSON.parse(body))
    .map(({ QueueUrl, MessageBody }) => ({
      queue: new URL(QueueUrl).pathname,
      parked: parsePublishFailure(MessageBody),
    }));

test.each([
  ['the default tenant', { v: 1, tenant: 'default' }, 'default', 'shared', 'failures'],
  ['a label of an older version', { v: 1, tenant: 'orders' }, 'default', 'shared', 'failures'],
  ['a label that is no name', { v: 1, tenant: 'Team A/*' }, 'default', 'shared', 'failures'],
  ['a tenant', { v: 2, tenant: 'orders' }, 'orders', 'shop_orders', 'shop_orders_parked'],
  ['the shortest name', { v: 2, tenant: '7' }, '7', 'shop_7', 'shop_7_parked'],
])(
  'an event goes to the bus of its tenant, or to its parked queue: %s',
  async (_, fields, tenant, bus, queue) => {
    const gateway = await startTestGateway({ EVENT_BUS_NAME: 'shared', SECRET_PREFIX: 'shop' });
    const { aws, send, readLine } = gateway;
    aws.secrets.set(`shop/${WEBHOOK_ID}`, createSecret(fields));
    expect((await send(post())).status).toBe(200);
    expect(aws.events).toMatchObject([{ EventBusName: bus, DetailType: 'shop#orders' }]);
    expect(readLine()).toMatchObject({ message: 'published', tenant, Tenant: tenant });
    aws.always('PutEvents', DENIED);
    expect((await send(post())).status).toBe(202);
    expect(readSent(gateway)).toMatchObject([
      { queue: `/000000000000/${queue}`, parked: { tenant, entry: { EventBusName: bus } } },
    ]);
    expect(readLine()).toMatchObject({ message: 'parked', tenant, Tenant: tenant });
  },
);

test('two tenants with the same cache and topic get their own events only', async () => {
  const gateway = await startTestGateway();
  register(gateway, { v: 2, tenant: 'north' });
  register(gateway, { v: 2, tenant: 'south' }, OTHER_ID);
  for (const id of [WEBHOOK_ID, OTHER_ID, OTHER_ID]) await gateway.send(post(id));
  expect(gateway.aws.events.map(({ EventBusName }) => EventBusName)).toEqual([
    'momento-gateway_north',
    'momento-gateway_south',
    'momento-gateway_south',
  ]);
});

test('a webhook of a tenant costs one read of its secret, and nothing more for each call', async () => {
  const gateway = await startTestGateway();
  register(gateway, { v: 2, tenant: 'orders' });
  for (let calls = 0; calls < 5; calls += 1) await gateway.send(post());
  expect(gateway.aws.requests.map(({ operation }) => operation)).toEqual([
    'GetSecretValue',
    ...Array.from({ length: 5 }, () => 'PutEvents'),
  ]);
});

test('a webhook that gets another tenant has its events there once its secret is read again', async () => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' });
  register(gateway, { v: 2, tenant: 'orders' });
  await gateway.send(post());
  register(gateway, { v: 1, tenant: 'default' });
  gateway.clock.advance(1_000);
  await gateway.send(post());
  expect(gateway.aws.events.map(({ EventBusName }) => EventBusName)).toEqual([
    'momento-gateway_orders',
    'default',
  ]);
});

test.each([
  ['no name of a tenant', { v: 2, tenant: 'Orders' }],
  ['a name that would reach into another place', { v: 2, tenant: '../x' }],
  ['no tenant', { v: 2, tenant: '' }],
  ['a later version', { v: 3, tenant: 'orders' }],
])('a secret with %s is no webhook, and nothing is published', async (_, fields) => {
  const gateway = await startTestGateway();
  register(gateway, fields);
  expect((await gateway.send(post())).status).toBe(403);
  expect(gateway.readLine()).toMatchObject({ error: 'not a webhook secret' });
  expect(gateway.readLine()).not.toHaveProperty('Tenant');
  expect(gateway.aws.count('PutEvents') + gateway.aws.count('SendMessage')).toBe(0);
});
