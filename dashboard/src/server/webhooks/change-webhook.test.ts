import { CreateSecretCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';
import { readSecretValue, registerWebhook, SIGNING_SECRET } from '../testing/webhook-calls.ts';

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

const register = (fields?: object) => registerWebhook(api, fields);

test('a webhook is renamed, disabled and has its text parsed; its signing secret stays', async () => {
  const webhook = await register();
  const path = `/api/webhooks/${webhook.webhookId}`;
  const change = { name: 'Renamed', enabled: false, parseText: true };
  const changed = await api.call('PATCH', path, change);
  expect(changed.body).toEqual({ ...webhook, ...change });
  expect(await readSecretValue(api, webhook.webhookId)).toMatchObject({
    ...change,
    signingSecret: SIGNING_SECRET,
  });
  expect((await api.call('GET', path)).body).toEqual({ ...changed.body, heldCount: 0 });
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([changed.body]);
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
  expect(await readSecretValue(api, webhookId)).toMatchObject({
    name: 'Renamed',
    enabled: false,
    parseText: true,
    signingSecret: 'new',
    previous: [{ signingSecret: SIGNING_SECRET, validUntil: time + 300_000 }],
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
  expect(await readSecretValue(api, webhookId)).toMatchObject({
    signingSecret: 'new',
    previous: [{ signingSecret: SIGNING_SECRET, validUntil: time + 120_000 }],
  });
});

test('the overlap is five minutes unless it is given, and none when it is 0', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}/secret`;
  const first = await api.call('POST', path, { signingSecret: 'second' });
  expect(first.body.previousValidUntil).toBe(time + 300_000);
  time += 300_001;
  const second = await api.call('POST', path, { signingSecret: 'third', overlapMinutes: 0 });
  expect(second.body).not.toHaveProperty('previousValidUntil');
  expect(await readSecretValue(api, webhookId)).not.toHaveProperty('previous');
});

test('a rotation that is repeated does not push the previous signing secret out', async () => {
  const { webhookId } = await register();
  const path = `/api/webhooks/${webhookId}/secret`;
  await api.call('POST', path, { signingSecret: 'new' });
  await api.call('POST', path, { signingSecret: 'new' });
  expect(await readSecretValue(api, webhookId)).toMatchObject({
    previous: [{ signingSecret: SIGNING_SECRET, validUntil: time + 300_000 }],
  });
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
  const { DeletedDate } = await api.context.secrets.send(
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
  await api.context.secrets.send(
    new CreateSecretCommand({ Name: `momento-gateway/${webhookId}`, SecretString: 'damaged' }),
  );
  expect((await api.call('GET', `/api/webhooks/${webhookId}`)).status).toBe(409);
  expect((await api.call('DELETE', `/api/webhooks/${webhookId}`)).status).toBe(204);
});
