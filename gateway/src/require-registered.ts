import type { Branded } from './branded.ts';
import { type Refusal, reject } from './outcome.ts';
import type { AuthenticEvent, WebhookEvent } from './parse-event.ts';

/** An event of the cache and topic that its webhook is registered for. */
export type RegisteredEvent = Branded<AuthenticEvent, 'requireRegistered'>;

/** A signing secret is good for one cache and topic only: no tenant can send for another. */
export function requireRegistered(event: WebhookEvent): RegisteredEvent | Refusal {
  const { webhook, cache, topic } = event;
  return cache === webhook.cache && topic === webhook.topic
    ? (event as AuthenticEvent as RegisteredEvent)
    : reject('foreign-topic');
}
