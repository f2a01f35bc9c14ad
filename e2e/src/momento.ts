import { createHmac } from 'node:crypto';

/** What Momento POSTs. This signer is written from Momento's documentation, not from the product. */
export interface Message {
  readonly cache: string;
  readonly topic: string;
  readonly text: string;
  readonly publish_timestamp?: number;
  readonly topic_sequence_number?: number;
}

export function bodyOf({ cache, topic, text, ...rest }: Message): string {
  const now = Date.now();
  return JSON.stringify({
    cache,
    topic,
    event_timestamp: now,
    publish_timestamp: now,
    topic_sequence_number: 1,
    token_id: '',
    text,
    ...rest,
  });
}

export function sign(body: string, signingSecret: string): string {
  return createHmac('sha3-256', signingSecret).update(body).digest('hex');
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export async function postSigned(url: string, body: string, signature: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Momento/1.0 (Webhooks; +https://docs.momentohq.com/topics/webhooks)',
      'momento-signature': signature,
    },
    body,
  });
  return { status: response.status, body: await response.json() };
}
