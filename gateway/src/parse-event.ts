import type { ReadPayload } from '@momento-gateway/shared/read-payload';
import type { Branded } from './branded.ts';
import { type Refusal, reject } from './outcome.ts';
import { readBody } from './read-body.ts';
import { BODY_MAX_BYTES } from './read-request.ts';
import type { VerifiedBody } from './verify-signature.ts';
import type { Webhook } from './webhook.ts';

/** An authentic event, and the webhook it came for. */
export type WebhookEvent = Branded<AuthenticEvent, 'parseEvent'>;

export interface AuthenticEvent extends ReadPayload {
  readonly webhook: Webhook;
}

/** Reads a verified body. */
export function parseEvent({ webhook, bytes }: VerifiedBody): WebhookEvent | Refusal {
  const payload = readBody(bytes);
  if (payload === undefined) return reject('malformed');
  if (Buffer.byteLength(payload.detail) > BODY_MAX_BYTES) return reject('too-large');
  return { webhook, ...payload } as WebhookEvent;
}
