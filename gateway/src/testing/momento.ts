import { createHmac } from 'node:crypto';
import type { FunctionUrlEvent } from '../function-url-event.ts';

export const WEBHOOK_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const SIGNING_SECRET = 'signing-secret-of-the-tests';

/** A payload as Momento posts it, published at `now`. */
export function createPayload(now: number, changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    cache: 'shop',
    topic: 'orders',
    event_timestamp: now,
    publish_timestamp: now,
    topic_sequence_number: 7,
    token_id: '',
    text: 'hello',
    ...changes,
  });
}

/** The value of a webhook's secret. */
export function createSecret(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    v: 1,
    tenant: 'default',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: false,
    createdAt: 0,
    signingSecret: SIGNING_SECRET,
    ...changes,
  });
}

export function sign(body: string | Buffer, signingSecret = SIGNING_SECRET): string {
  return createHmac('sha3-256', signingSecret).update(body).digest('hex');
}

export interface PostOptions {
  readonly webhookId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly signature?: string | undefined;
  readonly isBase64Encoded?: boolean;
}

/** The event of a Function URL for a POST, signed unless a signature is given. */
export function createPost(body: string | Buffer, options: PostOptions = {}): FunctionUrlEvent {
  const { webhookId = WEBHOOK_ID, method = 'POST', isBase64Encoded = false } = options;
  const signature = 'signature' in options ? options.signature : sign(body);
  return {
    rawPath: options.path ?? `/webhooks/${webhookId}`,
    headers: {
      'content-type': isBase64Encoded ? 'application/octet-stream' : 'application/json',
      ...(signature !== undefined && { 'momento-signature': signature }),
    },
    requestContext: { http: { method } },
    body: Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}
