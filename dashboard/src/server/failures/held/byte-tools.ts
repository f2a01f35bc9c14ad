import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ByteTools } from '@momento-gateway/shared/judge-held-call';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';
import { decodeBody } from '../queue/decode-body.ts';

/** Hashes the bytes of the body as they came, like the gateway. */
export const BYTE_TOOLS: ByteTools = {
  isSignedWith: (signingSecret, { body, signature }) => {
    const bytes = Buffer.from(body, 'base64');
    const wanted = createHmac(SIGNATURE_HASH, signingSecret).update(bytes).digest();
    return timingSafeEqual(wanted, Buffer.from(signature, 'hex'));
  },
  decode: decodeBody,
  measure: Buffer.byteLength,
};
