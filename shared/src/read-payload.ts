import { countMembers } from './count-members.ts';
import { escapeNoncharacters } from './escape-noncharacters.ts';
import { parseObject } from './parse-object.ts';

/** What the body of a call says: the fields that are acted on, and the text they were read from. */
export interface ReadPayload {
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
 * Reads a body as what Momento POSTs. Fields that nothing needs may be absent, but each must have the
 * type that Momento gives it, and no name may occur twice.
 *
 * @param body of bytes that are UTF-8
 * @returns undefined when it is malformed
 */
export function readPayload(body: string): ReadPayload | undefined {
  const payload = parseObject(body);
  if (payload === undefined) return undefined;
  // Parsers differ on which of two equal names counts: a second `cache` could be another tenant's.
  if (countMembers(body) !== Object.keys(payload).length) return undefined;
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
    return undefined;
  }
  return {
    detail: escapeNoncharacters(body),
    cache,
    topic,
    publishTimestamp: publish_timestamp as number,
    sequenceNumber: topic_sequence_number as number,
    text,
    hasJson: Object.hasOwn(payload, 'json'),
  };
}
