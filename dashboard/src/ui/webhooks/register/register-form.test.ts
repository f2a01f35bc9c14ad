import { expect, test } from 'vitest';
import { createFakeApi } from '../../testing/fake-api.ts';
import {
  EMPTY_REGISTRATION,
  initialRegistration,
  REGISTER_RESOLVERS,
  type RegisterFields,
  type SecretWay,
  submitRegistration,
} from './register-form.ts';

const NAMES = { name: 'Orders', cache: 'shop', topic: 'orders' };
const SECRET = 'a-signing-secret-of-momento';
const KEY = { apiKey: 'key', momentoWebhook: 'orders-hook', repoint: true };
const OPTIONS = { fields: {}, shouldUseNativeValidation: false };

/** What a way submits of the fields, or the fields that are wrong. */
async function resolve(way: SecretWay, fields: Partial<RegisterFields>) {
  const { values, errors } = await REGISTER_RESOLVERS[way](
    { ...EMPTY_REGISTRATION, ...fields },
    undefined,
    OPTIONS,
  );
  return Object.keys(errors).length > 0 ? Object.keys(errors) : values;
}

test('each way asks for its own fields', async () => {
  expect(await resolve('paste', {})).toEqual(['name', 'cache', 'topic', 'signingSecret']);
  expect(await resolve('key', NAMES)).toEqual(['apiKey', 'momentoWebhook']);
});

test('each way submits its own fields and none of the other', async () => {
  const all = { ...NAMES, ...KEY, signingSecret: SECRET };
  expect(await resolve('paste', all)).toEqual({
    ...NAMES,
    signingSecret: SECRET,
    parseText: false,
  });
  expect(await resolve('key', all)).toEqual({ ...NAMES, ...KEY, parseText: false });
});

test.each<[SecretWay, string]>([
  ['paste', '/api/webhooks'],
  ['key', '/api/momento-webhooks/register'],
])('%s posts to %s and returns the webhook', async (way, path) => {
  const webhook = {
    ...NAMES,
    webhookId: 'w-1',
    tenant: 'default',
    detailType: 'shop#orders',
    url: 'https://x.example/w-1',
    enabled: true,
    parseText: false,
    createdAt: 0,
  };
  const { api, calls } = createFakeApi(() => webhook);
  const registration = { ...EMPTY_REGISTRATION, ...NAMES };
  expect(await submitRegistration(api, way, registration)).toEqual(webhook);
  expect(calls).toEqual([{ method: 'POST', path, body: registration }]);
});

test.each([
  ['', {}],
  ['cache=shop&parseText=true', { cache: 'shop', parseText: true }],
  ['name=Orders&cache=shop&topic=orders', NAMES],
  ['signingSecret=x&apiKey=y', {}],
])('the address ?%s fills in the form, but never a secret', (query, filled) => {
  const params = new URLSearchParams(query);
  expect(initialRegistration((name) => params.get(name) ?? '')).toEqual({
    ...EMPTY_REGISTRATION,
    ...filled,
  });
});
