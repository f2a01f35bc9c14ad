import { randomUUID } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const logged: unknown[] = [];
let api: Api;
beforeEach(async () => {
  logged.length = 0;
  api = await startApi({}, { logUnexpected: (_, error) => logged.push(error) });
});
afterEach(() => api.close());

const SECRET = { v: 1, tenant: 't', cache: 'c', topic: 't', enabled: true, signingSecret: 's' };

/** A webhook whose value was changed past its description, and one that never had a description. */
async function prepare() {
  const { webhookId } = await registerWebhook(api, { name: 'Described' });
  const byHand = randomUUID();
  const SecretString = JSON.stringify({ ...SECRET, name: 'Changed by hand' });
  const { secrets } = api.context;
  const Name = `momento-gateway/${byHand}`;
  await secrets.send(new CreateSecretCommand({ Name, SecretString }));
  const SecretId = `momento-gateway/${webhookId}`;
  await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
  api.restart();
  return { webhookId, byHand };
}

test('a list of webhooks needs no secret values: what only they tell is named as unreadable', async () => {
  const { webhookId, byHand } = await prepare();
  const at = 'BatchGetSecretValueCommand';
  failCalls(api.context, { fault: 'denied', at, stays: true });
  const { status, body } = await api.call('GET', '/api/webhooks');
  expect(status).toBe(200);
  expect(body.webhooks).toMatchObject([{ webhookId, name: 'Described' }]);
  const unreadable = new Map(body.unreadable.map((one: never) => Object.values(one)));
  expect([...unreadable.keys()].sort()).toEqual([webhookId, byHand].sort());
  expect(unreadable.get(byHand)).toMatch(/IAM policies/);
});

test('a webhook is read by its description, or the answer says what is missing', async () => {
  const { webhookId, byHand } = await prepare();
  failCalls(api.context, { fault: 'denied', at: 'GetSecretValueCommand', stays: true });
  const described = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(described).toMatchObject({ status: 200, body: { name: 'Described' } });
  const other = await api.call('GET', `/api/webhooks/${byHand}`);
  expect(other).toMatchObject({ status: 502, body: { title: 'AWS denies access' } });
});

test('who may read values but not write leaves an outdated description, without an error', async () => {
  const { webhookId } = await prepare();
  failCalls(api.context, { fault: 'denied', at: 'UpdateSecretCommand', stays: true });
  const { body } = await api.call('GET', `/api/webhooks/${webhookId}`);
  expect(body).toMatchObject({ name: 'Changed by hand' });
  expect(logged).toEqual([]);
});
