import { isUtf8 } from 'node:buffer';
import { countMembers } from '@momento-gateway/shared/count-members';
import { escapeNoncharacters } from '@momento-gateway/shared/escape-noncharacters';
import { parseObject } from '@momento-gateway/shared/parse-object';
import type { Branded } from './branded.ts';
import { type Refusal, reject } from './outcome.ts';
import { BODY_MAX_BYTES } from './read-request.ts';
import type { VerifiedBody } from './verify-signature.ts';
import type { Webhook } from './webhook.ts';

/** An authentic event: the fields the gateway acts on, and the text they were read from. */
export type WebhookEvent = Branded<AuthenticEvent, 'parseEvent'>;

export interface AuthenticEvent {
  readonly webhook: Webhook;
  /** The body byte for byte, except for characters that must be escaped. A JSON object. */
  readonly detail: string;
  readonly cache: string;
  readonly topic: string;
  /** ms since the epoch. */
  readonly publishTimestamp: number;
  readonly sequenceNumber: number;
  readonly text: string | undefined;
  /** Whether the payload has its own `json`. */
  readonly hasJson: boolean;
}

/**
 * Reads a verified body. Fields that the gateway does not need may be absent, but each must have the
 * type that Momento gives it, and no name may occur twice.
 */
export function parseEvent({ webhook, bytes }: VerifiedBody): WebhookEvent | Refusal {
  if (!isUtf8(bytes)) return reject('malformed');
  const body = bytes.toString('utf8');
  const payload = parseObject(body);
  if (payload === undefined) return reject('malformed');
  // Parsers differ on which of two equal names counts: a second `cache` could be another tenant's.
  if (countMembers(body) !== Object.keys(payload).length) return reject('malformed');
  const { cache, topic, publish_timestamp, topic_sequence_number } = payload;
  const { event_timestamp, token_id, text } = payload;
  if (
    typeof cache !== 'string' ||
    typeof topic !== 'string' ||
    !Number.isSafeInteger(publish_timestamp) ||
    !Number.isFinite(topic_sequence_number) ||
    !(event_timestamp === undefined || typeof event_timestamp === 'number') ||
    !(token_id === undefined || typeof token_id === 'string') ||
    !(text === undefined || typeof text === 'string')
  ) {
    return reject('malformed');
  }
  const detail = escapeNoncharacters(body);
  if (detail !== body && Buffer.byteLength(detail) > BODY_MAX_BYTES) return reject('too-large');
  return {
    webhook,
    detail,
    cache,
    topic,
    publishTimestamp: publish_timestamp as number,
    sequenceNumber: topic_sequence_number as number,
    text,
    hasJson: Object.hasOwn(payload, 'json'),
  } as WebhookEvent;
}
