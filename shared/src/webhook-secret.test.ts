import { expect, test } from 'vitest';
import { formatWebhookDescription, parseWebhookDescription } from './webhook-description.ts';
import { formatWebhookSecret, parseWebhookSecret, type WebhookSecret } from './webhook-secret.ts';

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
  previousSigningSecret: 'older',
  previousValidUntil: 10,
};

test('a secret is read as it was written', () => {
  expect(parseWebhookSecret(formatWebhookSecret(secret))).toEqual(secret);
});

test('a description holds everything but the signing secrets', () => {
  const text = formatWebhookDescription(secret);
  expect(text).not.toMatch(/s3cret|older/);
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

test('a previous secret without an end date is not a secret', () => {
  const { previousValidUntil: _, ...open } = secret;
  expect(parseWebhookSecret(JSON.stringify(open))).not.toHaveProperty('previousSigningSecret');
});

test.each([
  ['no JSON', 'x'],
  ['null', 'null'],
  ['an array', '[]'],
  ['a later version', JSON.stringify({ ...secret, v: 2 })],
  ['an empty signing secret', JSON.stringify({ ...secret, signingSecret: '' })],
  ['enabled as text', JSON.stringify({ ...secret, enabled: 'true' })],
])('what is not a webhook is not read as one: %s', (_, text) => {
  expect(parseWebhookSecret(text)).toBeUndefined();
});
