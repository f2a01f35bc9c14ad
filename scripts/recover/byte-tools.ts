import { isUtf8 } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ByteTools } from '@momento-gateway/shared/judge-held-call';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';

/** As the dashboard has them: `shared` has the checks, and nothing of Node. */
export const BYTE_TOOLS: ByteTools = {
  isSignedWith: (signingSecret, { body, signature }) => {
    const bytes = Buffer.from(body, 'base64');
    const wanted = createHmac(SIGNATURE_HASH, signingSecret).update(bytes).digest();
    return timingSafeEqual(wanted, Buffer.from(signature, 'hex'));
  },
  decode: (base64) => {
    const bytes = Buffer.from(base64, 'base64');
    return isUtf8(bytes) ? bytes.toString() : undefined;
  },
  measure: Buffer.byteLength,
};
