import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, FUNCTION_URL, startApi } from '../testing/start-api.ts';
import {
  REGISTRATION,
  readSecretValue,
  registerWebhook,
  SIGNING_SECRET,
} from '../testing/webhook-calls.ts';

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

const register = (fields?: object) => registerWebhook(api, fields);

test('a registered webhook is answered with its address and without its signing secret', async () => {
  const webhook = await register({ tenant: 'team a', parseText: true });
  expect(webhook).toEqual({
    webhookId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'Orders',
    tenant: 'team a',
    cache: 'shop',
    topic: 'orders',
    detailType: 'shop#orders',
    url: `${FUNCTION_URL}webhooks/${webhook.webhookId}`,
    enabled: true,
    parseText: true,
    createdAt: time,
  });
});

test('the secret holds what the gateway needs, and its description and tags no signing secret', async () => {
  const { webhookId } = await register({ tenant: 'team' });
  expect(await readSecretValue(api, webhookId)).toEqual({
    v: 1,
    tenant: 'team',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: false,
    createdAt: time,
    signingSecret: SIGNING_SECRET,
  });
  const described = await api.dependencies.secrets.send(
    new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  expect(JSON.stringify(described)).not.toContain(SIGNING_SECRET);
  expect(described.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'momento-gateway:stack', Value: 'momento-gateway' },
      { Key: 'momento-gateway:tenant', Value: 'team' },
    ]),
  );
});

test('the longest names, each character of which is escaped, still fit into a description', async () => {
  const webhook = await register({
    name: '"'.repeat(128),
    cache: '"'.repeat(256),
    topic: '\\'.repeat(256),
    tenant: 'ü'.repeat(64),
  });
  expect((await api.call('GET', `/api/webhooks/${webhook.webhookId}`)).body).toEqual(webhook);
});

test.each([
  ['no name', { name: '' }, 'name'],
  ['a name that is too long', { name: 'n'.repeat(129) }, 'name'],
  ['white space around the cache', { cache: 'shop ' }, 'cache'],
  ['a line break in the topic', { topic: 'a\nb' }, 'topic'],
  ['half a character', { topic: '\ud800' }, 'topic'],
  ['no signing secret', { signingSecret: undefined }, 'signingSecret'],
  ['white space around the signing secret', { signingSecret: ' x' }, 'signingSecret'],
  ['a signing secret that is too long', { signingSecret: 's'.repeat(1025) }, 'signingSecret'],
  ['a tenant no tag can hold', { tenant: 'a#b' }, 'tenant'],
  ['parseText as text', { parseText: 'true' }, 'parseText'],
  ['an unknown field', { colour: 'red' }, 'colour'],
])('a registration is refused with the field named: %s', async (_, fields, location) => {
  const { status, body } = await api.call('POST', '/api/webhooks', { ...REGISTRATION, ...fields });
  expect(status).toBe(400);
  expect(body.errors.map((error: { location: string }) => error.location)).toContain(location);
  expect(JSON.stringify(body)).not.toContain(SIGNING_SECRET);
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
});
