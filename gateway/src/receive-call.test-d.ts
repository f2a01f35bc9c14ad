import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { isOutcome } from './outcome.ts';
import { parseEvent } from './parse-event.ts';
import type { PutEntry } from './publish.ts';
import { publish } from './publish.ts';
import type { WebhookRequest } from './read-request.ts';
import { requireFresh } from './require-fresh.ts';
import { requireRegistered } from './require-registered.ts';
import type { RetryOptions } from './retry-within.ts';
import { toBusEntry } from './to-bus-entry.ts';
import { computeHmac, type VerifiedBody, verifySignature } from './verify-signature.ts';
import type { Webhook } from './webhook.ts';

/** Only compiled, never run: each marked line skips a step and must not compile. */
export function skipSteps(
  request: WebhookRequest,
  webhook: Webhook,
  putEntry: PutEntry,
  retry: RetryOptions<never>,
): void {
  const bytes = request.rawBody;
  // @ts-expect-error a request that readRequest did not make is not verified
  verifySignature({ webhookId: '', signature: bytes, rawBody: bytes }, webhook, 0, computeHmac);
  // @ts-expect-error bytes that were not verified are not parsed
  parseEvent({ webhook, bytes });
  const verified = verifySignature(request, webhook, 0, computeHmac);
  // @ts-expect-error a wrong signature is not a body
  parseEvent(verified);
  const event = parseEvent(verified as VerifiedBody);
  if (isOutcome(event)) return;
  // @ts-expect-error cache and topic are checked before freshness
  requireFresh(event, 0);
  // @ts-expect-error an event that was only parsed makes no entry
  toBusEntry(event);
  const registered = requireRegistered(event);
  if (isOutcome(registered)) return;
  // @ts-expect-error an event that may be stale makes no entry
  toBusEntry(registered);
  const fresh = requireFresh(registered, 0);
  if (isOutcome(fresh)) return;
  const { entry } = toBusEntry(fresh);
  const elsewhere: BusEntry = entry;
  // @ts-expect-error an entry that toBusEntry did not make is not published
  void publish(elsewhere, putEntry, retry);
  void publish(entry, putEntry, retry);
}
