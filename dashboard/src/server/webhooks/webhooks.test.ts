import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { parseWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, FUNCTION_URL, startApi } from '../testing/start-api.ts';

const SIGNING_SECRET = 'a-signing-secret-of-momento';
const valid = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: SIGNING_SECRET };

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

async function register(fields: object = {}) {
  const { status, body } = await api.call('POST', '/api/webhooks', { ...valid, ...fields });
  expect(status).toBe(201);
  return body;
}

async function readValue(webhookId: string) {
  const { SecretString = '' } = await api.dependencies.secrets.send(
    new GetSecretValueCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  return parseWebhookSecret(SecretString);
}

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
  expect(await readValue(webhookId)).toEqual({
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
  const { status, body } = await api.call('POST', '/api/webhooks', { ...valid, ...fields });
  expect(status).toBe(400);
  expect(body.errors.map((error: { location: string }) => error.location)).toContain(location);
  expect(JSON.stringify(body)).not.toContain(SIGNING_SECRET);
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
});

test('pages follow each other newest first, and what is added meanwhile moves nothing', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    ids.unshift((await register({ name: `n${count}` })).webhookId);
    time += 1;
  }
  const first = (await api.call('GET', '/api/webhooks?limit=2')).body;
  await register({ name: 'meanwhile' });
  const second = (await api.call('GET', `/api/webhooks?limit=2&cursor=${first.cursor}`)).body;
  const third = (await api.call('GET', `/api/webhooks?limit=2&cursor=${second.cursor}`)).body;
  const pages = [first, second, third].map(({ webhooks }) =>
    webhooks.map(({ webhookId }: { webhookId: string }) => webhookId),
  );
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  expect(third.cursor).toBeUndefined();
});

test('webhooks of the same millisecond are each listed once', async () => {
  for (let count = 0; count < 5; count += 1) await register();
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await api.call('GET', `/api/webhooks?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.webhooks.map(({ webhookId }: { webhookId: string }) => webhookId));
    cursor = body.cursor ?? '';
  } while (cursor !== '');
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

test.each([
  ['name', 'ORDERS in'],
  ['cache and topic', 'shop#ord'],
  ['tenant', 'team-x'],
])('a search finds by %s, in any case', async (_, search) => {
  await register({ name: 'Orders in the shop', tenant: 'Team-X' });
  await register({ name: 'Other', cache: 'other', topic: 'other' });
  const { body } = await api.call('GET', `/api/webhooks?search=${encodeURIComponent(search)}`);
  expect(body.total).toBe(1);
  expect(body.webhooks).toMatchObject([{ name: 'Orders in the shop' }]);
});

test.each(['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'cursor=W10'])(
  'a list is refused for %s',
  async (query) => {
    expect((await api.call('GET', `/api/webhooks?${query}`)).status).toBe(400);
  },
);

test('a new process lists what others registered; secrets that are no webhook are left out', async () => {
  const webhook = await register();
  const { secrets } = api.dependencies;
  await secrets.send(new CreateSecretCommand({ Name: 'momento-gateway/other', SecretString: 'x' }));
  await secrets.send(
    new CreateSecretCommand({ Name: `momento-gateway/x/${webhook.webhookId}`, SecretString: 'x' }),
  );
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([webhook]);
});

test('a webhook whose secret was made by hand is listed and read like any other', async () => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  const value = { v: 1, tenant: 't', name: 'By hand', cache: 'c', topic: 't', enabled: true };
  await api.dependencies.secrets.send(
    new CreateSecretCommand({
      Name: `momento-gateway/${webhookId}`,
      Description: 'made by hand',
      SecretString: JSON.stringify({ ...value, signingSecret: 's' }),
    }),
  );
  const { body } = await api.call('GET', '/api/webhooks');
  expect(body.webhooks).toMatchObject([{ webhookId, name: 'By hand', createdAt: 0 }]);
  const read = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(read.body).toEqual(body.webhooks[0]);
  expect(read.body).not.toHaveProperty('signingSecret');
});

test('what others change is listed once the list is old, without the call having to wait', async () => {
  await api.call('GET', '/api/webhooks');
  const webhookId = '11111111-2222-4333-8444-555555555555';
  const value = { v: 1, tenant: 't', name: 'Later', cache: 'c', topic: 't', enabled: true };
  await api.dependencies.secrets.send(
    new CreateSecretCommand({
      Name: `momento-gateway/${webhookId}`,
      SecretString: JSON.stringify({ ...value, signingSecret: 's' }),
    }),
  );
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
  time += 31_000;
  await expect
    .poll(async () => (await api.call('GET', '/api/webhooks')).body.webhooks)
    .toMatchObject([{ name: 'Later' }]);
});

test('own writes are listed although Secrets Manager fails or lists late', async () => {
  await api.call('GET', '/api/webhooks');
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  const webhook = await register();
  time += 31_000;
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([webhook]);
});

test('a webhook is renamed, disabled and has its text parsed; its signing secret stays', async () => {
  const webhook = await register();
  const path = `/api/webhooks/${webhook.webhookId}`;
  const change = { name: 'Renamed', enabled: false, parseText: true };
  const changed = await api.call('PATCH', path, change);
  expect(changed.body).toEqual({ ...webhook, ...change });
  expect(await readValue(webhook.webhookId)).toMatchObject({
    ...change,
    signingSecret: SIGNING_SECRET,
  });
  expect((await api.call('GET', path)).body).toEqual(changed.body);
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([changed.body]);
});

test('changes of one webhook at the same time are all kept', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}`;
  await Promise.all([
    api.call('PATCH', path, { name: 'Renamed' }),
    api.call('PATCH', path, { enabled: false }),
    api.call('POST', `${path}/secret`, { signingSecret: 'new' }),
    api.call('PATCH', path, { parseText: true }),
  ]);
  expect(await readValue(webhookId)).toMatchObject({
    name: 'Renamed',
    enabled: false,
    parseText: true,
    signingSecret: 'new',
    previousSigningSecret: SIGNING_SECRET,
  });
});

test('what a webhook is registered for cannot be changed', async () => {
  const { webhookId } = await register();
  const { status, body } = await api.call('PATCH', `/api/webhooks/${webhookId}`, { cache: 'x' });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location: 'cache' }]);
});

test('after a rotation the previous signing secret is valid for the overlap', async () => {
  const { webhookId } = await register();
  const answer = await api.call('POST', `/api/webhooks/${webhookId}/secret`, {
    signingSecret: 'new',
    overlapMinutes: 2,
  });
  expect(answer.status).toBe(200);
  expect(answer.body.previousValidUntil).toBe(time + 120_000);
  expect(JSON.stringify(answer.body)).not.toContain(SIGNING_SECRET);
  expect(await readValue(webhookId)).toMatchObject({
    signingSecret: 'new',
    previousSigningSecret: SIGNING_SECRET,
    previousValidUntil: time + 120_000,
  });
});

test('the overlap is five minutes unless it is given, and none when it is 0', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}/secret`;
  const first = await api.call('POST', path, { signingSecret: 'second' });
  expect(first.body.previousValidUntil).toBe(time + 300_000);
  const second = await api.call('POST', path, { signingSecret: 'third', overlapMinutes: 0 });
  expect(second.body).not.toHaveProperty('previousValidUntil');
  expect(await readValue(webhookId)).not.toHaveProperty('previousSigningSecret');
});

test('a rotation that is repeated does not push the previous signing secret out', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}/secret`;
  await api.call('POST', path, { signingSecret: 'new' });
  await api.call('POST', path, { signingSecret: 'new' });
  expect(await readValue(webhookId)).toMatchObject({ previousSigningSecret: SIGNING_SECRET });
});

test('a deleted webhook is gone for every call and its secret can be restored for a week', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}`;
  expect(await api.call('DELETE', path)).toMatchObject({ status: 204, body: undefined });
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
  expect((await api.call('GET', path)).status).toBe(404);
  expect((await api.call('PATCH', path, { name: 'x' })).status).toBe(404);
  expect((await api.call('POST', `${path}/secret`, { signingSecret: 'x' })).status).toBe(404);
  expect((await api.call('POST', `${path}/test`, {})).status).toBe(404);
  expect((await api.call('DELETE', path)).status).toBe(404);
  const { DeletedDate } = await api.dependencies.secrets.send(
    new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  expect(DeletedDate?.getTime()).toBeGreaterThan(0);
});

test.each([
  ['an unknown id', '11111111-2222-4333-8444-555555555555'],
  ['no id at all', 'nonsense'],
])('there is no webhook for %s', async (_, webhookId) => {
  expect((await api.call('GET', `/api/webhooks/${webhookId}`)).status).toBe(404);
  expect((await api.call('DELETE', `/api/webhooks/${webhookId}`)).status).toBe(404);
});

test('a webhook whose secret is damaged can still be deleted', async () => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  await api.dependencies.secrets.send(
    new CreateSecretCommand({ Name: `momento-gateway/${webhookId}`, SecretString: 'damaged' }),
  );
  expect((await api.call('GET', `/api/webhooks/${webhookId}`)).status).toBe(409);
  expect((await api.call('DELETE', `/api/webhooks/${webhookId}`)).status).toBe(204);
});
