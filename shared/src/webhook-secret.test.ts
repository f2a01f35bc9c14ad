import { describe, expect, test } from 'vitest';
import { formatWebhookDescription, parseWebhookDescription } from './webhook-description.ts';
import {
  formatWebhookSecret,
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from './webhook-secret.ts';

const secret: WebhookSecret = {
  tenant: 'orders',
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
    tenant: 'orders',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: true,
    createdAt: 5,
  });
});

test('a secret written by hand needs no parseText and no createdAt', () => {
  const { parseText: _, createdAt: __, ...byHand } = stored;
  expect(parseWebhookSecret(JSON.stringify(byHand))).toMatchObject({
    parseText: false,
    createdAt: 0,
  });
});

const { previous: _, ...current } = secret;
/** As it is stored. */
const stored = JSON.parse(formatWebhookSecret(secret));
const storedCurrent = JSON.parse(formatWebhookSecret(current));

test('a secret without previous ones is read as it was written', () => {
  expect(parseWebhookSecret(formatWebhookSecret(current))).toEqual(current);
});

test('a value of an older version still has its previous signing secret', () => {
  const pair = { previousSigningSecret: 'pair', previousValidUntil: 30 };
  const previous = [{ signingSecret: 'pair', validUntil: 30 }];
  expect(parseWebhookSecret(JSON.stringify({ ...storedCurrent, ...pair }))).toEqual({
    ...current,
    previous,
  });
  expect(parseWebhookSecret(JSON.stringify({ ...stored, ...pair }))?.previous).toEqual([
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
  expect(parseWebhookSecret(JSON.stringify({ ...storedCurrent, ...changes }))).toEqual(current);
});

test('an expiry of 1e999 is not an expiry', () => {
  const text = JSON.stringify({
    ...storedCurrent,
    previous: [{ signingSecret: 'o', validUntil: 0 }],
  });
  expect(parseWebhookSecret(text.replace('"validUntil":0', '"validUntil":1e999'))).toEqual(current);
});

test('of more than ten previous signing secrets the ten that expire last count', () => {
  const previous = Array.from({ length: 13 }, (_, number) => ({
    signingSecret: `secret-${number}`,
    validUntil: number,
  }));
  const read = parseWebhookSecret(JSON.stringify({ ...storedCurrent, previous }));
  expect(read?.previous?.map(({ validUntil }) => validUntil)).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
  ]);
});

test('exactly ten previous signing secrets keep their order', () => {
  const previous = Array.from({ length: 10 }, (_, number) => ({
    signingSecret: `secret-${number}`,
    validUntil: number,
  }));
  expect(parseWebhookSecret(JSON.stringify({ ...storedCurrent, previous }))?.previous).toEqual(
    previous,
  );
});

const WRONG = { v: 3, tenant: 1, name: null, cache: [], topic: {}, enabled: 'true', parseText: 0 };

test.each(Object.entries({ ...WRONG, createdAt: '5' }))(
  'neither a secret nor a description whose %s is %j is read',
  (field, value) => {
    const text = JSON.stringify({ ...stored, [field]: value });
    expect(parseWebhookSecret(text)).toBeUndefined();
    expect(parseWebhookDescription(text)).toBeUndefined();
  },
);

describe('the tenant of a webhook', () => {
  const read = (fields: object) => {
    const text = JSON.stringify({ ...stored, ...fields });
    expect(parseWebhookDescription(text)?.tenant).toBe(parseWebhookSecret(text)?.tenant);
    return parseWebhookSecret(text)?.tenant;
  };

  test.each(['', 'default', 'orders', 'Team A', 'a_b', '*', 'é', 'a'.repeat(64)])(
    'of version 1 is the default one, whatever its label says: %j',
    (tenant) => {
      expect(read({ v: 1, tenant })).toBe('default');
    },
  );

  test.each(['orders', 'team-7', 'default'])('of version 2 is the one it names: %s', (tenant) => {
    expect(read({ v: 2, tenant })).toBe(tenant);
  });

  test.each(['', 'Team A', 'a_b', '*', 'orders/x', '-orders', 'a'.repeat(33), null, undefined])(
    'of version 2 has no bus, so it is no webhook: %j',
    (tenant) => {
      expect(read({ v: 2, tenant })).toBeUndefined();
    },
  );

  test.each(['1', '2', 1.5, true, null, undefined, 0, 3])(
    'of a version that is %j is not read',
    (v) => {
      expect(read({ v })).toBeUndefined();
    },
  );

  test.each([
    ['default', 1],
    ['orders', 2],
  ])('%s is written as version %i, in the secret and in its description', (tenant, v) => {
    const webhook = { ...secret, tenant };
    expect(JSON.parse(formatWebhookSecret(webhook))).toEqual({ v, ...webhook });
    expect(JSON.parse(formatWebhookDescription(webhook))).toMatchObject({ v, tenant });
  });
});

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
    const text = JSON.stringify({ v: 2, ...description, ...wrong });
    expect(parseWebhookDescription(text)).toEqual(description);
  });

  test('of a later version is not read, whatever value it was written for', () => {
    const text = JSON.stringify({ ...description, ...value, v: 3 });
    expect(parseWebhookDescription(text)).toBeUndefined();
  });

  test.each(['', 'x', 'null', '[]', '5'])('is not read from %j', (text) => {
    expect(parseWebhookDescription(text)).toBeUndefined();
  });
});

test.each([
  ['not JSON', 'x'],
  ['a signing secret that is a number', JSON.stringify({ ...stored, signingSecret: 5 })],
  ['null', 'null'],
  ['an array', '[]'],
  ['a later version', JSON.stringify({ ...stored, v: 3 })],
  ['an empty signing secret', JSON.stringify({ ...stored, signingSecret: '' })],
  ['enabled as text', JSON.stringify({ ...stored, enabled: 'true' })],
])('what is not a webhook is not read as one: %s', (_, text) => {
  expect(parseWebhookSecret(text)).toBeUndefined();
});
