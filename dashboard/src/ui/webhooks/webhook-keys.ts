import type { WebhookPageChoice } from '../client/webhook-calls.ts';

/** Names of the webhooks' queries in the cache. */
export const webhookKeys = {
  all: ['webhooks'],
  lists: ['webhooks', 'list'],
  list: (choice: WebhookPageChoice) => ['webhooks', 'list', choice],
  one: (webhookId: string) => ['webhooks', 'one', webhookId],
} as const;
