import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';
import type { Branded } from './branded.ts';
import type { WebhookRequest } from './read-request.ts';
import type { Webhook } from './webhook.ts';

/** Bytes that Momento, or whoever holds the signing secret, has signed for `webhook`. */
export type VerifiedBody = Branded<
  { readonly webhook: Webhook; readonly bytes: Buffer },
  'verifySignature'
>;

/** Accepts the current signing secret and each previous one until its own end. */
export function verifySignature(
  request: WebhookRequest,
  webhook: Webhook,
  now: number,
): VerifiedBody | 'wrong-signature' {
  for (const { key, validUntil } of webhook.signingSecrets) {
    if (now > validUntil) continue;
    const expected = createHmac(SIGNATURE_HASH, key).update(request.rawBody).digest();
    if (timingSafeEqual(expected, request.signature)) {
      return { webhook, bytes: request.rawBody } as VerifiedBody;
    }
  }
  return 'wrong-signature';
}
