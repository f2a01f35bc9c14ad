import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { WebhookFinder } from './find-webhook.ts';
import type { Outcome } from './outcome.ts';
import type { WebhookRequest } from './read-request.ts';
import {
  type ComputeHmac,
  listValid,
  type VerifiedBody,
  verifyForNobody,
  verifySignature,
} from './verify-signature.ts';

export interface AuthenticationContext {
  readonly webhooks: WebhookFinder;
  readonly clock: Clock;
  readonly computeHmac: ComputeHmac;
  /** On the monotonic clock, for all reads of this call together. */
  readonly deadline: number;
}

/**
 * Finds the webhook and verifies the signature; on a mismatch once more with the webhook as it is
 * now, because Momento signs with a rotated secret from one moment to the next.
 */
export async function authenticate(
  request: WebhookRequest,
  call: Call,
  { webhooks, clock, computeHmac, deadline }: AuthenticationContext,
): Promise<VerifiedBody | Outcome> {
  const startedAt = clock.monotonic();
  const found = await webhooks.findWebhook(request.webhookId, deadline);
  call.secretMs = clock.monotonic() - startedAt;
  if (found.kind === 'unavailable') {
    return { kind: 'unavailable', reason: 'secret-unavailable', error: found.message };
  }
  if (found.kind === 'unknown') {
    verifyForNobody(request, computeHmac);
    return { kind: 'rejected', reason: 'unknown-webhook', error: found.cause };
  }
  const { webhook } = found;
  call.tenant = webhook.tenant;
  call.cache = webhook.cache;
  call.topic = webhook.topic;
  const now = clock.now();
  const verified = verifySignature(request, webhook, now, computeHmac);
  if (verified !== 'wrong-signature') return verified;
  const reread = found.isNew
    ? undefined
    : await webhooks.rereadWebhook(request.webhookId, deadline);
  call.secretMs = clock.monotonic() - startedAt;
  const reverified =
    reread?.kind === 'found'
      ? verifySignature(request, reread.webhook, clock.now(), computeHmac, listValid(webhook, now))
      : 'wrong-signature';
  return reverified === 'wrong-signature' ? { kind: 'rejected', reason: reverified } : reverified;
}
