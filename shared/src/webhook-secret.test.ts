import { describe, expect, test } from 'vitest';
import { formatWebhookDescription, parseWebhookDescription } from './webhook-description.ts';
import {
  formatWebhookSecret,
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from './webhook-secret.ts';

const secret: WebhookSecret = {
  v: 1,
  tenant: 'team',
  name: 'Orders',
  cache: 'shop',
  topic: 'orders',
  enabled: true,
  parseText: true,
  createdAt: 5,
  signingSecret: 's3cret',
  previous: [
    { signingSecret: 'older', validUntil: 20 },
    { signingSecret: 'oldest', validUntil: 10 },
  ],
};

test('a secret is read as it was written', () => {
  expect(parseWebhookSecret(formatWebhookSecret(secret))).toEqual(secret);
});

test('a description holds everything but the signing secrets', () => {
  const text = formatWebhookDescription(secret);
  expect(text).not.toMatch(/s3cret|old/);
  expect(parseWebhookDescription(text)).toEqual({
    v: 1,
    tenant: 'team',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: true,
    createdAt: 5,
  });
});

test('a secret written by hand needs no parseText and no createdAt', () => {
  const { parseText: _, createdAt: __, ...byHand } = secret;
  expect(parseWebhookSecret(JSON.stringify(byHand))).toMatchObject({
    parseText: false,
    createdAt: 0,
  });
});

const { previous: _, ...current } = secret;

test('a secret without previous ones is read as it was written', () => {
  expect(parseWebhookSecret(formatWebhookSecret(current))).toEqual(current);
});

test('a value of an older version still has its previous signing secret', () => {
  const pair = { previousSigningSecret: 'pair', previousValidUntil: 30 };
  const previous = [{ signingSecret: 'pair', validUntil: 30 }];
  expect(parseWebhookSecret(JSON.stringify({ ...current, ...pair }))).toEqual({
    ...current,
    previous,
  });
  expect(parseWebhookSecret(JSON.stringify({ ...secret, ...pair }))?.previous).toEqual([
    ...(secret.previous ?? []),
    ...previous,
  ]);
});

test.each<[string, object]>([
  ['without an expiry', { previous: [{ signingSecret: 'older' }] }],
  ['with null as its expiry', { previous: [{ signingSecret: 'older', validUntil: null }] }],
  ['with an expiry as text', { previous: [{ signingSecret: 'older', validUntil: '10' }] }],
  ['that is empty', { previous: [{ signingSecret: '', validUntil: 10 }] }],
  ['that is null', { previous: [null] }],
  ['that is only a string', { previous: ['older'] }],
  ['that is a number', { previous: [{ signingSecret: 5, validUntil: 10 }] }],
  ['that is not in a list', { previous: { signingSecret: 'older', validUntil: 10 } }],
  ['of an older version without an expiry', { previousSigningSecret: 'older' }],
  [
    'of an older version with an expiry as text',
    { previousSigningSecret: 'o', previousValidUntil: '1' },
  ],
])('a previous signing secret %s is left out, and nothing else', (_, changes) => {
  expect(parseWebhookSecret(JSON.stringify({ ...current, ...changes }))).toEqual(current);
});

test('an expiry of 1e999 is not an expiry', () => {
  const text = JSON.stringify({ ...current, previous: [{ signingSecret: 'o', validUntil: 0 }] });
  expect(parseWebhookSecret(text.replace('"validUntil":0', '"validUntil":1e999'))).toEqual(current);
});

test('of more than ten previous signing secrets the ten that expire last count', () => {
  const previous = Array.from({ length: 13 }, (_, number) => ({
    signingSecret: `secret-${number}`,
    validUntil: number,
  }));
  const read = parseWebhookSecret(JSON.stringify({ ...current, previous }));
  expect(read?.previous?.map(({ validUntil }) => validUntil)).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
  ]);
});

test('exactly ten previous signing secrets keep their order', () => {
  const previous = Array.from({ length: 10 }, (_, number) => ({
    signingSecret: `secret-${number}`,
    validUntil: number,
  }));
  expect(parseWebhookSecret(JSON.stringify({ ...current, previous }))?.previous).toEqual(previous);
});

const WRONG = { v: 2, tenant: 1, name: null, cache: [], topic: {}, enabled: 'true', parseText: 0 };

test.each(Object.entries({ ...WRONG, createdAt: '5' }))(
  'neither a secret nor a description whose %s is %j is read',
  (field, value) => {
    const text = JSON.stringify({ ...secret, [field]: value });
    expect(parseWebhookSecret(text)).toBeUndefined();
    expect(parseWebhookDescription(text)).toBeUndefined();
  },
);

test('a secret is stored under its prefix', () => {
  expect(webhookSecretName('momento-gateway', 'id')).toBe('momento-gateway/id');
});

describe('a description', () => {
  const { signingSecret: _, ...description } = current;
  const value = { versionId: 'version-1', previousValidUntil: [20, 10] };

  test('says which value of the secret it was written for', () => {
    const text = formatWebhookDescription(secret, value);
    expect(parseWebhookDescription(text)).toEqual({ ...description, ...value });
  });

  test.each<[string, object]>([
    ['no version', { previousValidUntil: [20] }],
    ['a version that is a number', { ...value, versionId: 1 }],
    ['no expiries', { versionId: 'version-1' }],
    ['expiries that are not a list', { ...value, previousValidUntil: 20 }],
    ['an expiry as text', { ...value, previousValidUntil: [20, '10'] }],
  ])('with %s does not say it', (_, wrong) => {
    const text = JSON.stringify({ ...description, ...wrong });
    expect(parseWebhookDescription(text)).toEqual(description);
  });

  test('of a later version is not read, whatever value it was written for', () => {
    const text = JSON.stringify({ ...description, ...value, v: 2 });
    expect(parseWebhookDescription(text)).toBeUndefined();
  });

  test.each(['', 'x', 'null', '[]', '5'])('is not read from %j', (text) => {
    expect(parseWebhookDescription(text)).toBeUndefined();
  });
});

test.each([
  ['not JSON', 'x'],
  ['a signing secret that is a number', JSON.stringify({ ...secret, signingSecret: 5 })],
  ['null', 'null'],
  ['an array', '[]'],
  ['a later version', JSON.stringify({ ...secret, v: 2 })],
  ['an empty signing secret', JSON.stringify({ ...secret, signingSecret: '' })],
  ['enabled as text', JSON.stringify({ ...secret, enabled: 'true' })],
])('what is not a webhook is not read as one: %s', (_, text) => {
  expect(parseWebhookSecret(text)).toBeUndefined();
});
