import {
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';
import type { Branded } from './branded.ts';
import { type Refusal, reject } from './outcome.ts';
import type { WebhookRequest } from './read-request.ts';
import type { SigningSecret, Webhook } from './webhook.ts';

/** Bytes signed for `webhook` by Momento, or by anyone else who holds the signing secret. */
export type VerifiedBody = Branded<
  { readonly webhook: Webhook; readonly bytes: Buffer },
  'verifySignature'
>;

/** Computes the signature that a body must have. */
export type ComputeHmac = (key: KeyObject, body: Buffer) => Buffer;

export const computeHmac: ComputeHmac = (key, body) =>
  createHmac(SIGNATURE_HASH, key).update(body).digest();

const DUMMY_KEY = createSecretKey(randomBytes(32));

/**
 * Accepts the current signing secret, and each previous one until it expires.
 *
 * @param now ms since the epoch
 * @param tried secrets that did not match before
 */
export function verifySignature(
  request: WebhookRequest,
  webhook: Webhook,
  now: number,
  hmac: ComputeHmac,
  tried: readonly SigningSecret[] = [],
): VerifiedBody | Refusal {
  for (const { key } of listValid(webhook, now)) {
    if (tried.some((secret) => secret.key.equals(key))) continue;
    if (timingSafeEqual(hmac(key, request.rawBody), request.signature)) {
      return { webhook, bytes: request.rawBody } as VerifiedBody;
    }
  }
  return reject('wrong-signature');
}

/** Takes as long as a wrong signature: response times do not tell which webhook ids exist. */
export function verifyAgainstDummyKey(request: WebhookRequest, hmac: ComputeHmac): void {
  timingSafeEqual(hmac(DUMMY_KEY, request.rawBody), request.signature);
}

/** The webhook's secrets that are accepted at `now`. */
export function listValid({ signingSecrets }: Webhook, now: number): readonly SigningSecret[] {
  return signingSecrets.filter(({ validUntil }) => now <= validUntil);
}
