import type { ByteTools } from './judge-held-call.ts';
import { SIGNATURE_HASH } from './momento-signature.ts';

/** What is used of `node:crypto`. */
interface Crypto {
  readonly createHmac: (
    algorithm: string,
    key: string,
  ) => { readonly update: (bytes: Uint8Array) => { readonly digest: () => Uint8Array } };
  readonly timingSafeEqual: (one: Uint8Array, other: Uint8Array) => boolean;
}

/** What is used of `node:buffer`. */
interface Buffers {
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  readonly Buffer: {
    readonly from: (text: string, encoding: 'base64' | 'hex') => Uint8Array;
    readonly byteLength: (text: string) => number;
  };
}

/** Hashes the bytes of a body as they came, like the gateway. Node's modules are passed in: this file loads in a browser. */
export function createByteTools(
  { createHmac, timingSafeEqual }: Crypto,
  { isUtf8, Buffer }: Buffers,
): ByteTools {
  return {
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
}
