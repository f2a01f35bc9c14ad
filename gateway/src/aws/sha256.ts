import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

type Source = string | ArrayBuffer | ArrayBufferView;

const keys = new WeakMap<Uint8Array, KeyObject>();

/** SHA-256, with a secret HMAC-SHA-256, in the form that AWS's signer wants. */
export class Sha256 {
  #data: Uint8Array = Buffer.alloc(0);
  readonly #secret: Source | undefined;

  constructor(secret?: Source) {
    this.#secret = secret;
  }

  static toHex(data: string | Uint8Array, secret?: Source): string {
    return secret === undefined
      ? hash('sha256', data)
      : createHmac('sha256', toKey(secret)).update(data).digest('hex');
  }

  update(data: Uint8Array): void {
    this.#data = this.#data.length === 0 ? data : Buffer.concat([this.#data, data]);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(Buffer.from(Sha256.toHex(this.#data, this.#secret), 'hex'));
  }

  reset(): void {
    this.#data = Buffer.alloc(0);
  }
}

/** The signer keeps its signing keys, so the same array comes again for a whole day. */
function toKey(secret: Source): KeyObject | string {
  if (typeof secret === 'string') return secret;
  if (!(secret instanceof Uint8Array)) throw new TypeError('A secret is text or a former digest.');
  const key = keys.get(secret) ?? createSecretKey(secret);
  keys.set(secret, key);
  return key;
}
