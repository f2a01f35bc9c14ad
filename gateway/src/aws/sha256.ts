import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** SHA-256, with a secret HMAC-SHA-256, in the form that AWS's signer wants. */
export class Sha256 {
  readonly #createHash: () => Hash | Hmac;
  #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = secret instanceof ArrayBuffer ? Buffer.from(secret) : secret;
    this.#createHash = () =>
      key === undefined ? createHash('sha256') : createHmac('sha256', key as string | Uint8Array);
    this.#hash = this.#createHash();
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    this.#hash = this.#createHash();
  }
}
