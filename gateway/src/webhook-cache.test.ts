import { expect, test } from 'vitest';
import type { Webhook } from './webhook.ts';
import { createWebhookCache } from './webhook-cache.ts';

const createCached = (webhookId: string) => {
  const webhook: Webhook = {
    webhookId,
    tenant: 'default',
    cache: 'shop',
    topic: 'orders',
    parseText: false,
    signingSecrets: [],
    busName: 'default',
    parkedQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/failures',
    heldQueueUrl: undefined,
  };
  return { webhook, readAt: 0, servesUntil: 0, rereadAt: 0, verifiedAt: 0, pausedUntil: 0 };
};
const UNKNOWN = { cause: 'no such secret', readAt: 0 } as const;

test('beyond 10,000 webhooks the least recently used is evicted', () => {
  const cache = createWebhookCache();
  for (let id = 0; id < 10_000; id += 1) cache.setWebhook(`${id}`, createCached(`${id}`));
  expect(cache.getWebhook('0')).toEqual(createCached('0'));
  cache.setWebhook('10000', createCached('10000'));
  expect(cache.getWebhook('1')).toBeUndefined();
  for (const id of ['0', '2', '10000']) expect(cache.getWebhook(id)).toEqual(createCached(id));
});

test('beyond 1,000 unknown ids the oldest is evicted, and never a webhook', () => {
  const cache = createWebhookCache();
  cache.setWebhook('known', createCached('known'));
  for (let id = 0; id <= 1_000; id += 1) cache.setUnknown(`${id}`, UNKNOWN);
  expect(cache.getUnknown('0')).toBeUndefined();
  expect(cache.getUnknown('1')).toEqual(UNKNOWN);
  expect(cache.getUnknown('1000')).toEqual(UNKNOWN);
  expect(cache.getWebhook('known')).toEqual(createCached('known'));
});

test('an id is either a webhook or unknown, whichever was set last', () => {
  const cache = createWebhookCache();
  cache.setUnknown('id', UNKNOWN);
  cache.setWebhook('id', createCached('id'));
  expect(cache.getUnknown('id')).toBeUndefined();
  expect(cache.getWebhook('id')).toEqual(createCached('id'));
  cache.setUnknown('id', UNKNOWN);
  expect(cache.getWebhook('id')).toBeUndefined();
  expect(cache.getUnknown('id')).toEqual(UNKNOWN);
});
