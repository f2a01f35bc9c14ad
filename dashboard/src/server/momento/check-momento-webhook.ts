import { type Refusal, refuseField } from '../refusal.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import { findRegistered } from './find-registered.ts';
import type { WebhookOfMomento } from './momento-client.ts';

interface Wanted extends Omit<WebhookOfMomento, 'url'> {
  readonly repoint: boolean;
  readonly functionUrl: string;
}

/** Whether a webhook can be created at Momento, or an existing one be pointed here; undefined if so. */
export function checkMomentoWebhook(
  { cache, name, topic, repoint, functionUrl }: Wanted,
  found: readonly WebhookOfMomento[],
  registered: readonly StoredWebhook[],
): Refusal | undefined {
  const existing = found.find((webhook) => webhook.name === name);
  if (!repoint) return existing && { refusal: 'momento-webhook-exists', name, cache };
  if (existing === undefined) return { refusal: 'momento-webhook-not-found', name, cache };
  if (existing.topic !== topic) {
    return refuseField('topic', `At Momento this webhook is for topic “${existing.topic}”.`);
  }
  const webhook = findRegistered(registered, functionUrl, existing.url);
  return webhook && { refusal: 'momento-webhook-registered', name: webhook.name };
}
