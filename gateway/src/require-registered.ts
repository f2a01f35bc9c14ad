import type { Branded } from './branded.ts';
import type { AuthenticEvent, WebhookEvent } from './parse-event.ts';

/** An event of the very cache and topic its webhook is registered for. */
export type RegisteredEvent = Branded<AuthenticEvent, 'requireRegistered'>;

/** No tenant speaks for another: a signing secret is good for one cache and topic only. */
export function requireRegistered(event: WebhookEvent): RegisteredEvent | 'foreign-topic' {
  const { webhook, cache, topic } = event;
  return cache === webhook.cache && topic === webhook.topic
    ? (event as AuthenticEvent as RegisteredEvent)
    : 'foreign-topic';
}
