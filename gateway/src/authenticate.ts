import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { WebhookFinder } from './find-webhook.ts';
import type { Outcome } from './outcome.ts';
import type { WebhookRequest } from './read-request.ts';
import { type VerifiedBody, verifySignature } from './verify-signature.ts';

export interface AuthenticationContext {
  readonly webhooks: WebhookFinder;
  readonly clock: Clock;
  /** ms since the epoch, for all reads of this call together. */
  readonly deadline: number;
}

/**
 * Finds the webhook and verifies the signature; on a mismatch once more with the webhook as it is
 * now, because Momento signs with a rotated secret from one moment to the next.
 */
export async function authenticate(
  request: WebhookRequest,
  call: Call,
  { webhooks, clock, deadline }: AuthenticationContext,
): Promise<VerifiedBody | Outcome> {
  const startedAt = clock.now();
  const found = await webhooks.findWebhook(request.webhookId, deadline);
  call.secretMs = clock.now() - startedAt;
  if (found.kind === 'unavailable') {
    return { kind: 'unavailable', reason: 'secret-unavailable', error: found.message };
  }
  if (found.kind === 'unknown') {
    return { kind: 'rejected', reason: 'unknown-webhook', error: found.cause };
  }
  call.tenant = found.webhook.tenant;
  call.cache = found.webhook.cache;
  call.topic = found.webhook.topic;
  const verified = verifySignature(request, found.webhook, clock.now());
  if (verified !== 'wrong-signature') return verified;
  const reread = found.isNew
    ? undefined
    : await webhooks.rereadWebhook(request.webhookId, deadline);
  call.secretMs = clock.now() - startedAt;
  const reverified =
    reread?.kind === 'found'
      ? verifySignature(request, reread.webhook, clock.now())
      : 'wrong-signature';
  return reverified === 'wrong-signature' ? { kind: 'rejected', reason: reverified } : reverified;
}
