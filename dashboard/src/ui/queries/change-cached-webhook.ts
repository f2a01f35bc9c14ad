import type {
  ListedWebhook,
  UpdateWebhook,
  Webhook,
  WebhookPage,
} from '@momento-gateway/api/webhooks/webhook';
import type { QueryClient } from '@tanstack/react-query';
import { webhookKeys } from './webhook-keys.ts';

/**
 * Changes a webhook wherever the cache holds it, before the server has answered.
 *
 * @returns what puts everything back
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

/** How it is doing is known only when the server has answered. */
function changeStatus(status: ListedWebhook['status'], { enabled }: UpdateWebhook) {
  if (enabled === undefined) return status;
  return enabled ? 'enabled' : 'disabled';
}
