import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type { WebhookDescription } from '@momento-gateway/shared/webhook-description';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Webhook } from '../../api/webhook.ts';

/** A webhook as it is kept and searched in memory: never with a signing secret. */
export interface StoredWebhook extends Omit<WebhookDescription, 'v'> {
  readonly webhookId: string;
}

/** Picks the description's fields one by one: what else the value holds stays behind. */
export function toStoredWebhook(webhookId: string, from: WebhookDescription): StoredWebhook {
  const { name, tenant, cache, topic, enabled, parseText, createdAt } = from;
  return { webhookId, name, tenant, cache, topic, enabled, parseText, createdAt };
}

export function toWebhook(stored: StoredWebhook, functionUrl: string): Webhook {
  const { webhookId, name, tenant, cache, topic, enabled, parseText, createdAt } = stored;
  return {
    webhookId,
    name,
    tenant,
    cache,
    topic,
    detailType: detailTypeOf(cache, topic),
    url: webhookUrl(functionUrl, webhookId),
    enabled,
    parseText,
    createdAt,
  };
}
