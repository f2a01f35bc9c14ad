import type { WebhookSort, WebhookStatus } from '@momento-gateway/api/webhooks/webhook';

export interface WebhookPageChoice {
  readonly search: string;
  readonly status?: WebhookStatus | undefined;
  readonly sort?: WebhookSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Names of the webhooks' queries in the cache. */
export const webhookKeys = {
  all: ['webhooks'],
  lists: ['webhooks', 'list'],
  list: (choice: WebhookPageChoice) => ['webhooks', 'list', choice],
  one: (webhookId: string) => ['webhooks', 'one', webhookId],
} as const;
