import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';

/** The webhook registered here whose URL this is. */
export function findRegistered(
  webhooks: readonly StoredWebhook[],
  functionUrl: string,
  url: string,
): StoredWebhook | undefined {
  return webhooks.find(({ webhookId }) => webhookUrl(functionUrl, webhookId) === url);
}
