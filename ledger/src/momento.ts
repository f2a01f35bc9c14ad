import { createHmac } from 'node:crypto';

/** Written from Momento's documentation, not from the product. */
export interface Message {
  readonly cache: string;
  readonly topic: string;
  readonly text: string;
  /** ms since the epoch. */
  readonly publishTimestamp: number;
  readonly sequenceNumber: number;
}

export function writeBody(message: Message): string {
  return JSON.stringify({
    cache: message.cache,
    topic: message.topic,
    event_timestamp: message.publishTimestamp,
    publish_timestamp: message.publishTimestamp,
    topic_sequence_number: message.sequenceNumber,
    token_id: '',
    text: message.text,
  });
}

/** Lower-case hex HMAC-SHA3-256 over the body as sent. */
export function sign(body: string, signingSecret: string): string {
  return createHmac('sha3-256', signingSecret).update(body).digest('hex');
}
