import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

const register = (fields?: object) => registerWebhook(api, fields);

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
])('a search finds by %s, in any case', async (_, search) => {
  await register({ name: 'Orders in the shop' });
  await register({ name: 'Other', cache: 'other', topic: 'other' });
  const { body } = await api.call('GET', `/api/webhooks?search=${encodeURIComponent(search)}`);
  expect(body).toMatchObject({ total: 1, allTotal: 2 });
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
  const { secrets } = api.context;
  await secrets.send(new CreateSecretCommand({ Name: 'momento-gateway/other', SecretString: 'x' }));
  await secrets.send(
    new CreateSecretCommand({ Name: `momento-gateway/x/${webhook.webhookId}`, SecretString: 'x' }),
  );
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([webhook]);
});

test('a webhook whose secret was made by hand is listed and read like any other', async () => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  const value = { v: 1, tenant: 'default', name: 'By hand', cache: 'c', topic: 't', enabled: true };
  await api.context.secrets.send(
    new CreateSecretCommand({
      Name: `momento-gateway/${webhookId}`,
      Description: 'made by hand',
      SecretString: JSON.stringify({ ...value, signingSecret: 's' }),
    }),
  );
  const { body } = await api.call('GET', '/api/webhooks');
  expect(body.webhooks).toMatchObject([{ webhookId, name: 'By hand', createdAt: 0 }]);
  const read = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(body.webhooks[0]).toMatchObject(read.body);
  expect(read.body).not.toHaveProperty('signingSecret');
});

test.each([
  ['beyond all dates', '1e300', 8.64e15],
  ['beyond all numbers', '1e999', 8.64e15],
  ['before all times', '-1e300', 0],
  ['within a millisecond', '5.5', 5],
])(
  'times %s that were written by hand are told as times that can be shown',
  async (_, ms, shown) => {
    const webhookId = '11111111-2222-4333-8444-555555555555';
    const isPrevious = shown > 5;
    const SecretString = `{"v":1,"tenant":"t","name":"n","cache":"c","topic":"t","enabled":true,"createdAt":${ms},"signingSecret":"s","previous":[{"signingSecret":"p","validUntil":${isPrevious ? 1e300 : 0}}]}`;
    await api.context.secrets.send(
      new CreateSecretCommand({ Name: `momento-gateway/${webhookId}`, SecretString }),
    );
    const { body } = await api.call('GET', `/api/webhooks/${webhookId}`);
    expect(body).toMatchObject({ webhookId, createdAt: shown });
    expect(body.previousSecrets).toEqual(isPrevious ? [{ validUntil: 8.64e15 }] : undefined);
  },
);

test('what others change is listed once the list is old, without the call having to wait', async () => {
  await api.call('GET', '/api/webhooks');
  const webhookId = '11111111-2222-4333-8444-555555555555';
  const value = { v: 1, tenant: 'default', name: 'Later', cache: 'c', topic: 't', enabled: true };
  await api.context.secrets.send(
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

test('own writes are listed although Secrets Manager does not list them yet', async () => {
  await api.call('GET', '/api/webhooks');
  await api.setFault({ operation: 'ListSecrets', fault: 'hang' });
  const webhook = await register();
  time += 31_000;
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([webhook]);
});

test('a list that can no longer be refreshed is an error, until it can again', async () => {
  const webhook = await register();
  await api.call('GET', '/api/webhooks');
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  time += 31_000;
  const list = () => api.call('GET', '/api/webhooks');
  await expect.poll(list, { timeout: 20_000 }).toMatchObject({
    status: 502,
    body: { type: 'urn:momento-gateway:problem:aws-error' },
  });
  expect((await list()).status).toBe(502);
  await api.clearFaults();
  expect(await list()).toMatchObject({ status: 200, body: { webhooks: [webhook] } });
});

test('after minutes in which nobody asked, what others changed is listed at once', async () => {
  await api.call('GET', '/api/webhooks');
  await api.context.secrets.send(
    new CreateSecretCommand({
      Name: 'momento-gateway/11111111-2222-4333-8444-555555555555',
      SecretString: JSON.stringify({
        v: 1,
        tenant: 'default',
        name: 'Later',
        cache: 'c',
        topic: 't',
        enabled: true,
        signingSecret: 's',
      }),
    }),
  );
  time += 6 * 60_000;
  const { body } = await api.call('GET', '/api/webhooks');
  expect(body.webhooks).toMatchObject([{ name: 'Later' }]);
});

describe('a webhook whose secret cannot be read is named as such', () => {
  const ids = ['11111111-2222-4333-8444-555555555555', '22222222-2222-4333-8444-555555555555'];
  const value = { v: 1, tenant: 'default', name: 'By hand', cache: 'c', topic: 't', enabled: true };
  const create = (webhookId: string | undefined, SecretString: string) =>
    api.context.secrets.send(
      new CreateSecretCommand({ Name: `momento-gateway/${webhookId}`, SecretString }),
    );

  test('when its value is none of a webhook', async () => {
    await create(ids[0], 'damaged');
    await create(ids[1], JSON.stringify({ ...value, signingSecret: 's' }));
    const { body } = await api.call('GET', '/api/webhooks');
    expect(body.webhooks).toMatchObject([{ webhookId: ids[1] }]);
    expect(body.unreadable).toEqual([
      { webhookId: ids[0], reason: 'Its value is not a webhook’s.' },
    ]);
  });

  test('when Secrets Manager answers with an error for it alone', async () => {
    for (const id of ids) await create(id, JSON.stringify({ ...value, signingSecret: 's' }));
    await api.setFault({ operation: 'BatchGetSecretValue', fault: 'entry', entries: [1] });
    const { body } = await api.call('GET', '/api/webhooks');
    expect(body.webhooks).toHaveLength(1);
    expect(body.unreadable).toEqual([
      {
        webhookId: expect.any(String),
        reason: expect.stringContaining('Secrets Manager answered'),
      },
    ]);
    expect(body.unreadable[0].webhookId).not.toBe(body.webhooks[0].webhookId);
  });

  test('until it can be read, and not when it was deleted since', async () => {
    await create(ids[0], JSON.stringify({ ...value, signingSecret: 's' }));
    await api.setFault({ operation: 'BatchGetSecretValue', fault: 'entry' });
    expect((await api.call('GET', '/api/webhooks')).body.unreadable).toHaveLength(1);
    await api.clearFaults();
    await api.call('GET', `/api/webhooks/${ids[0]}`);
    const { body } = await api.call('GET', '/api/webhooks');
    expect(body).toMatchObject({ webhooks: [{ webhookId: ids[0] }], unreadable: [] });
  });
});
