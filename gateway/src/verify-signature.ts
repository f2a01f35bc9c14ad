import {
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';
import type { Branded } from './branded.ts';
import type { WebhookRequest } from './read-request.ts';
import type { SigningSecret, Webhook } from './webhook.ts';

/** Bytes that Momento, or whoever holds the signing secret, has signed for `webhook`. */
export type VerifiedBody = Branded<
  { readonly webhook: Webhook; readonly bytes: Buffer },
  'verifySignature'
>;

/** The signature that a body must have. */
export type ComputeHmac = (key: KeyObject, body: Buffer) => Buffer;

export const computeHmac: ComputeHmac = (key, body) =>
  createHmac(SIGNATURE_HASH, key).update(body).digest();

const NOBODYS_KEY = createSecretKey(randomBytes(32));

/**
 * Accepts the current signing secret and each previous one until its own end.
 *
 * @param now ms since the epoch
 * @param tried secrets that are known not to match
 */
export function verifySignature(
  request: WebhookRequest,
  webhook: Webhook,
  now: number,
  hmac: ComputeHmac,
  tried: readonly SigningSecret[] = [],
): VerifiedBody | 'wrong-signature' {
  for (const { key } of listValid(webhook, now)) {
    if (tried.some((secret) => secret.key.equals(key))) continue;
    if (timingSafeEqual(hmac(key, request.rawBody), request.signature)) {
      return { webhook, bytes: request.rawBody } as VerifiedBody;
    }
  }
  return 'wrong-signature';
}

/** Costs what a wrong signature costs: the time an answer takes does not tell which ids exist. */
export function verifyForNobody(request: WebhookRequest, hmac: ComputeHmac): void {
  timingSafeEqual(hmac(NOBODYS_KEY, request.rawBody), request.signature);
}

/** The webhook's secrets that are accepted at `now`. */
export function listValid({ signingSecrets }: Webhook, now: number): readonly SigningSecret[] {
  return signingSecrets.filter(({ validUntil }) => now <= validUntil);
}
