import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type { WebhookDescription } from '@momento-gateway/shared/webhook-description';
import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { RotatedWebhook, Webhook } from '../../api/webhook.ts';

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

/** What is answered when the signing secret was replaced: for how long the previous one is valid. */
export function toRotatedWebhook(
  webhookId: string,
  secret: WebhookSecret,
  functionUrl: string,
): RotatedWebhook {
  const { previousValidUntil } = secret;
  return {
    ...toWebhook(toStoredWebhook(webhookId, secret), functionUrl),
    ...(previousValidUntil !== undefined && { previousValidUntil }),
  };
}
