import { expect, test } from 'vitest';
import { createFakeApi } from '../../testing/fake-api.ts';
import {
  describeRotation,
  EMPTY_ROTATION,
  ROTATE_RESOLVERS,
  type RotateFields,
  type RotateWay,
  submitRotation,
} from './rotate-form.ts';

const SECRET = 'a-signing-secret-of-momento';
const OPTIONS = { fields: {}, shouldUseNativeValidation: false };

/** What a way submits of the fields, or the fields that are wrong. */
async function resolve(way: RotateWay, fields: Partial<RotateFields>) {
  const { values, errors } = await ROTATE_RESOLVERS[way](
    { ...EMPTY_ROTATION, ...fields },
    undefined,
    OPTIONS,
  );
  return Object.keys(errors).length > 0 ? Object.keys(errors) : values;
}

test('each way asks for its own secret and submits no other', async () => {
  expect(await resolve('paste', {})).toEqual(['signingSecret']);
  expect(await resolve('rotate', {})).toEqual(['apiKey']);
  expect(await resolve('take', {})).toEqual(['apiKey']);
  const both = { signingSecret: SECRET, apiKey: 'key' };
  expect(await resolve('paste', both)).toEqual({ signingSecret: SECRET, overlapMinutes: 5 });
  expect(await resolve('take', both)).toEqual({ apiKey: 'key', overlapMinutes: 5 });
});

test.each<[RotateWay, string, object]>([
  ['paste', '/api/webhooks/w-1/secret', { signingSecret: SECRET }],
  ['rotate', '/api/webhooks/w-1/secret/take', { apiKey: 'key', rotate: true }],
  ['take', '/api/webhooks/w-1/secret/take', { apiKey: 'key', rotate: false }],
])('%s posts to %s', async (way, path, body) => {
  const { api, calls } = createFakeApi(() => ({
    webhookId: 'w-1',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    tenant: 'default',
    detailType: 'shop#orders',
    url: 'https://x.example/w-1',
    enabled: true,
    parseText: false,
    createdAt: 0,
    previousValidUntil: 0,
  }));
  await submitRotation(api, 'w-1', way, {
    ...EMPTY_ROTATION,
    signingSecret: SECRET,
    apiKey: 'key',
    overlapMinutes: 60,
  });
  expect(calls).toMatchObject([{ method: 'POST', path, body: { ...body, overlapMinutes: 60 } }]);
});

test.each<[RotateWay, number, string, string | undefined]>([
  ['paste', 0, 'Orders has a new signing secret', 'The previous one is no longer accepted.'],
  ['paste', 60, 'Orders has a new signing secret', 'The previous one is accepted for 1 hour.'],
  ['rotate', 7, 'Orders has a new signing secret', 'The previous one is accepted for 7 minutes.'],
  ['take', 60, 'Orders has the signing secret that Momento uses', undefined],
])('after %s with an overlap of %i minutes the page says “%s”', (way, minutes, header, content) => {
  const flash = describeRotation('Orders', way, minutes);
  expect([flash.type, flash.header, flash.content]).toEqual(['success', header, content]);
});
