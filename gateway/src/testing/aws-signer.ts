import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentials } from '../aws/request-signer.ts';

interface AwsSignerOptions {
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** Percent-encoded. */
  readonly path: string;
}

type Headers = Readonly<Record<string, string>>;

/** The hash for AWS's signer. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', secret as string | Uint8Array);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('Not called.');
  }
}

/**
 * AWS's own request signer, to compare ours with. The function returns the headers of a POST with
 * those of the signature; `now` is in ms since the epoch.
 */
export function createAwsSigner({ path, ...options }: AwsSignerOptions) {
  const signer = new SignatureV4({ ...options, sha256: Sha256 });
  return async (headers: Headers, body: string, now: number): Promise<Headers> => {
    const hostname = headers['host'] ?? '';
    const request = { method: 'POST', protocol: 'https:', hostname, path, headers, body };
    const signed = await signer.sign(request, { signingDate: new Date(now) });
    return signed.headers;
  };
}
