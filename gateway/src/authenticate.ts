import type { Clock } from './clock.ts';
import type { WebhookFinder } from './find-webhook.ts';
import { isOutcome, type Refusal } from './outcome.ts';
import type { WebhookRequest } from './read-request.ts';
import {
  type ComputeHmac,
  listValid,
  type VerifiedBody,
  verifyAgainstDummyKey,
  verifySignature,
} from './verify-signature.ts';
import type { Webhook } from './webhook.ts';

export interface AuthenticationContext {
  readonly webhooks: WebhookFinder;
  readonly clock: Clock;
  readonly computeHmac: ComputeHmac;
  /** On the monotonic clock, for all secret reads of this call together. */
  readonly deadline: number;
}

interface Authentication {
  /** The webhook that the call names, if there is one. */
  readonly webhook?: Webhook;
  /** ms spent on the webhook's secret. */
  readonly secretMs: number;
  /** As in `CallFacts`. */
  readonly secretMismatch?: true | undefined;
  readonly body: VerifiedBody | Refusal;
}

/**
 * Finds the webhook and verifies the signature. On a mismatch it verifies once more with the webhook
 * as it is now, because Momento starts to sign with a rotated secret without notice.
 */
export async function authenticate(
  request: WebhookRequest,
  { webhooks, clock, computeHmac, deadline }: AuthenticationContext,
): Promise<Authentication> {
  const startedAt = clock.monotonic();
  const found = await webhooks.findWebhook(request.webhookId, deadline);
  const secretMs = clock.monotonic() - startedAt;
  if (isOutcome(found)) {
    if (found.kind === 'rejected') verifyAgainstDummyKey(request, computeHmac);
    return { secretMs, body: found };
  }
  const { webhook, isNew } = found;
  const now = clock.now();
  const end = (
    body: VerifiedBody | Refusal,
    spentMs = secretMs,
    read = webhook,
  ): Authentication => ({
    webhook: read,
    secretMs: spentMs,
    body,
    secretMismatch: noteSignature(request.webhookId, body, webhooks),
  });
  const body = verifySignature(request, webhook, now, computeHmac);
  if (!isOutcome(body) || isNew) return end(body);
  const reread = await webhooks.rereadWebhook(request.webhookId, deadline);
  const tried = listValid(webhook, now);
  const again = reread && verifySignature(request, reread, clock.now(), computeHmac, tried);
  return end(again ?? body, clock.monotonic() - startedAt, reread);
}

/** @returns true when the webhook most likely has another signing secret at Momento. */
function noteSignature(webhookId: string, body: object, webhooks: WebhookFinder): true | undefined {
  if (isOutcome(body)) return webhooks.wasVerified(webhookId) ? undefined : true;
  webhooks.markVerified(webhookId);
  return undefined;
}
