import type { ListedWebhook, Webhook, WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { expect, test } from 'vitest';
import { createQueryClient } from '../client/poll-options.ts';
import { changeCachedWebhook, webhookKeys } from './change-cached-webhook.ts';

const webhook = (webhookId: string): ListedWebhook => ({
  webhookId,
  name: 'Orders',
  tenant: 'default',
  cache: 'shop',
  topic: 'orders',
  detailType: 'shop#orders',
  url: 'http://localhost/',
  enabled: true,
  parseText: false,
  createdAt: 0,
  status: 'active',
});

const listKey = webhookKeys.list({ search: '', limit: 25 });

function fillCache() {
  const queries = createQueryClient();
  queries.setQueryData<Webhook>(webhookKeys.one('a'), webhook('a'));
  queries.setQueryData<WebhookPage>(listKey, {
    webhooks: [webhook('a'), webhook('b')],
    heldState: 'known',
    unreadable: [],
    total: 2,
    allTotal: 2,
    activity: { state: 'known' },
  });
  return {
    queries,
    readOne: () => queries.getQueryData<Webhook>(webhookKeys.one('a')),
    readList: () => queries.getQueryData<WebhookPage>(listKey)?.webhooks,
  };
}

test('a change shows at once on the webhook’s page and in every list, and on no other webhook', async () => {
  const { queries, readOne, readList } = fillCache();
  await changeCachedWebhook(queries, 'a', { enabled: false });
  const changed = { ...webhook('a'), enabled: false };
  expect(readOne()).toEqual(changed);
  expect(readList()).toEqual([{ ...changed, status: 'disabled' }, webhook('b')]);
});

test('undo restores everything', async () => {
  const { queries, readOne, readList } = fillCache();
  const undo = await changeCachedWebhook(queries, 'a', { name: 'New' });
  expect(readOne()?.name).toBe('New');
  undo();
  expect(readOne()).toEqual(webhook('a'));
  expect(readList()).toEqual([webhook('a'), webhook('b')]);
});

test('a webhook that is not cached is not added', async () => {
  const queries = createQueryClient();
  await changeCachedWebhook(queries, 'a', { name: 'New' });
  expect(queries.getQueryData(webhookKeys.one('a'))).toBeUndefined();
});
