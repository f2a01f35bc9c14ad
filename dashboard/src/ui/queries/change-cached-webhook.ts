import type {
  ListedWebhook,
  UpdateWebhook,
  Webhook,
  WebhookPage,
  WebhookSort,
  WebhookStatus,
} from '@momento-gateway/api/webhooks/webhook';
import type { QueryClient } from '@tanstack/react-query';

export interface WebhookPageChoice {
  readonly search: string;
  readonly status?: WebhookStatus | undefined;
  readonly sort?: WebhookSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Keys of the webhooks' queries in the cache. */
export const webhookKeys = {
  all: ['webhooks'],
  lists: ['webhooks', 'list'],
  list: (choice: WebhookPageChoice) => ['webhooks', 'list', choice],
  one: (webhookId: string) => ['webhooks', 'one', webhookId],
} as const;

/**
 * Changes a webhook wherever the cache holds it, before the server has answered.
 *
 * @returns undoes the change
 */
export async function changeCachedWebhook(
  queries: QueryClient,
  webhookId: string,
  changes: UpdateWebhook,
): Promise<() => void> {
  await queries.cancelQueries({ queryKey: webhookKeys.all });
  const before = queries.getQueriesData({ queryKey: webhookKeys.all });
  const change = (webhook: ListedWebhook): ListedWebhook =>
    webhook.webhookId === webhookId
      ? { ...applyChanges(webhook, changes), status: changeStatus(webhook.status, changes) }
      : webhook;
  queries.setQueryData<Webhook>(
    webhookKeys.one(webhookId),
    (webhook) => webhook && applyChanges(webhook, changes),
  );
  queries.setQueriesData<WebhookPage>(
    { queryKey: webhookKeys.lists },
    (page) => page && { ...page, webhooks: page.webhooks.map(change) },
  );
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data);
  };
}

function applyChanges<Item extends Webhook>(
  webhook: Item,
  { name, enabled, parseText }: UpdateWebhook,
): Item {
  return {
    ...webhook,
    name: name ?? webhook.name,
    enabled: enabled ?? webhook.enabled,
    parseText: parseText ?? webhook.parseText,
  };
}

/** Whether its calls succeed is known only when the server has answered. */
function changeStatus(status: ListedWebhook['status'], { enabled }: UpdateWebhook) {
  if (enabled === undefined) return status;
  return enabled ? 'enabled' : 'disabled';
}
