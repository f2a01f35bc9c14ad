import { SIGNATURE_HEADER } from '@momento-gateway/shared/momento-signature';
import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import type { Branded } from './branded.ts';
import type { FunctionUrlEvent } from './function-url-event.ts';
import { type Refusal, reject } from './outcome.ts';

/** A well-formed call for a webhook; not verified yet. */
export type WebhookRequest = Branded<
  {
    readonly webhookId: string;
    /** 32 bytes. */
    readonly signature: Buffer;
    /** The bytes as they were sent. */
    readonly rawBody: Buffer;
    /** The address of who called. */
    readonly caller: string;
  },
  'readRequest'
>;

/** EventBridge accepts no entry of this size or more, so a larger body could never be published. */
export const BODY_MAX_BYTES = 1_000_000;

// With whatever an HTTP API or a proxy puts before it: a stage, or the base path of a custom domain.
const WEBHOOK_PATH = /^(?:\/[^/]+)*\/webhooks\/([^/]+)$/;
/** Of what a caller wrote, in the log. */
const PATH_MAX_LENGTH = 128;
// Buffer.from(…, 'hex') silently drops what is not hex, so the shape is checked first.
const SIGNATURE_SHAPE = /^[0-9a-f]{64}$/i;

export function readRequest(event: FunctionUrlEvent): WebhookRequest | Refusal {
  const { rawPath, headers, requestContext, body, isBase64Encoded } = event ?? {};
  const called = typeof rawPath === 'string' ? rawPath : '';
  const webhookId = WEBHOOK_PATH.exec(called)?.[1];
  const signature = headers?.[SIGNATURE_HEADER];
  const isShaped = typeof signature === 'string' && SIGNATURE_SHAPE.test(signature);
  const isPost = requestContext?.http?.method === 'POST';
  // Like a call of Momento: its URL may be mistyped there. Scanners try paths without a signature.
  const path = isShaped && isPost ? called.slice(0, PATH_MAX_LENGTH) : undefined;
  if (!webhookId) return reject('unknown-path', path);
  if (!isPost) return reject('wrong-method');
  if (!isWebhookId(webhookId)) return reject('unknown-webhook', path);
  if (!signature) return reject('missing-signature');
  if (!isShaped) return reject('wrong-signature');
  const rawBody = toBytes(
    typeof body === 'string' ? body : '',
    isBase64Encoded ? 'base64' : 'utf8',
  );
  if (rawBody.length > BODY_MAX_BYTES) return reject('too-large');
  const caller = `${requestContext?.http?.sourceIp}`;
  return { webhookId, signature: Buffer.from(signature, 'hex'), rawBody, caller } as WebhookRequest;
}

/**
 * Like `Buffer.from`, but outside its pool: the pool's 8 kB live on from call to call, V8 treats them
 * as long-lived, and every body would add to memory until the next full garbage collection.
 */
function toBytes(text: string, encoding: 'base64' | 'utf8'): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text, encoding));
  return bytes.subarray(0, bytes.write(text, encoding));
}
