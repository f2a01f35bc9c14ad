import { createHmac } from 'node:crypto';
import type { MomentoPayload } from '@momento-gateway/shared/momento-payload';
import { SIGNATURE_HASH, SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { webhookPath } from '@momento-gateway/shared/webhook-url';

/** The one webhook of the benchmarks. */
export const WEBHOOK_ID = 'b1c5a7e0-5d3f-4c2a-9e8b-6f7d1a2b3c4d';
export const SIGNING_SECRET = 'signing-secret-of-the-benchmarks';
export const CACHE = 'shop';
export const TOPIC = 'orders';

const BODY_BYTES = 1_000;

/** The webhook's value in Secrets Manager. */
export function createSecretValue(parseText = false, tenant = 'default'): string {
  return formatWebhookSecret({
    tenant,
    name: 'Orders',
    cache: CACHE,
    topic: TOPIC,
    enabled: true,
    parseText,
    createdAt: 0,
    signingSecret: SIGNING_SECRET,
  });
}

/** A payload of 1,000 bytes with JSON text. @param now ms since the epoch */
export function createBody(now: number): string {
  const lines = Array.from({ length: 8 }, (_, index) => ({
    sku: `article-${index}`,
    pieces: index,
  }));
  const format = (note: string): string =>
    JSON.stringify({
      cache: CACHE,
      topic: TOPIC,
      event_timestamp: now,
      publish_timestamp: now,
      topic_sequence_number: 7,
      token_id: '',
      text: JSON.stringify({ orderId: 4711, total: 12.5, lines, note }),
    } satisfies MomentoPayload);
  return format('x'.repeat(BODY_BYTES - format('').length));
}

/** Headers and body of one call by Momento. */
export function createPost(
  now: number,
  signingSecret = SIGNING_SECRET,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const body = createBody(now);
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Momento/1.0 (Webhooks; +https://docs.momentohq.com/topics/webhooks)',
      [SIGNATURE_HEADER]: createHmac(SIGNATURE_HASH, signingSecret).update(body).digest('hex'),
    },
    body,
  };
}

/** The JSON of a Function URL's event for such a call. */
export function createFunctionUrlEvent(now: number): string {
  const { headers, body } = createPost(now);
  const host = 'bench.lambda-url.us-east-1.on.aws';
  const path = webhookPath(WEBHOOK_ID);
  return JSON.stringify({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      ...headers,
      'content-length': String(Buffer.byteLength(body)),
      host,
      'x-amzn-trace-id': 'Root=1-67f7c1d1-0123456789abcdef01234567',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'bench',
      domainName: host,
      domainPrefix: 'bench',
      http: {
        method: 'POST',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: headers['user-agent'],
      },
      requestId: '6f5bd8a2-2d7c-4a4e-8d43-0c3f8c1b2a90',
      routeKey: '$default',
      stage: '$default',
      time: '26/Nov/2026:00:00:00 +0000',
      timeEpoch: now,
    },
    body,
    isBase64Encoded: false,
  });
}
