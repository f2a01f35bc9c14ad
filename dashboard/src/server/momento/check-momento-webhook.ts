import { type Refusal, refuseField } from '../refusals/refusal.ts';
import type { RegisteredWebhook } from './list-momento-webhooks.ts';
import type { WebhookOfMomento } from './momento-client.ts';

interface Wanted extends Omit<WebhookOfMomento, 'url'> {
  readonly repoint: boolean;
}

/**
 * Checks that a webhook can be created at Momento, or an existing one can be pointed here.
 *
 * @param registered the webhook here that the one of that name already posts to
 * @returns undefined when it can
 */
export function checkMomentoWebhook(
  { cache, name, topic, repoint }: Wanted,
  found: readonly WebhookOfMomento[],
  registered: RegisteredWebhook | undefined,
): Refusal | undefined {
  const existing = found.find((webhook) => webhook.name === name);
  if (!repoint) return existing && { refusal: 'momento-webhook-exists', name, cache };
  if (existing === undefined) return { refusal: 'momento-webhook-not-found', name, cache };
  if (existing.topic !== topic) {
    return refuseField('topic', `At Momento this webhook is for topic “${existing.topic}”.`);
  }
  return registered && { refusal: 'momento-webhook-registered', name: registered.name };
}
