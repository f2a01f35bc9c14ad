import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import {
  createScope,
  getCanonicalHeaders,
  getSigningKey,
  SignatureV4Base,
} from '@smithy/signature-v4';
import { Sha256 } from './sha256.ts';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface SignerOptions {
  /** The service's name in signatures, for example `events`. */
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Signs POST requests to the root of a service with AWS Signature Version 4. Canonical form and key
 * derivation are those of AWS's own signer, of which the rest (presigned URLs, event streams)
 * would be a third of the bundle.
 */
export class RequestSigner extends SignatureV4Base {
  readonly #options: SignerOptions;
  /** Good for one day, `YYYYMMDD` in UTC. */
  #signingKey: { readonly shortDate: string; readonly key: KeyObject } | undefined;

  constructor(options: SignerOptions) {
    super({ ...options, sha256: Sha256 });
    this.#options = options;
  }

  /**
   * @param headers lower-case names; all are signed but those that proxies change
   * @param now ms since the epoch
   * @returns the headers with those added that carry the signature
   */
  async signHeaders(
    headers: Readonly<Record<string, string>>,
    body: string,
    path: string,
    now: number,
  ): Promise<Record<string, string>> {
    const { service, region, credentials } = this.#options;
    const { longDate, shortDate } = this.formatDate(new Date(now));
    const payloadHash = hash('sha256', body);
    const signed: Record<string, string> = {
      ...headers,
      'x-amz-content-sha256': payloadHash,
      'x-amz-date': longDate,
      ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
    };
    const request = { method: 'POST', protocol: '', hostname: '', path, headers: signed };
    const canonicalHeaders = getCanonicalHeaders(request);
    const scope = createScope(shortDate, region, service);
    const stringToSign = await this.createStringToSign(
      longDate,
      scope,
      this.createCanonicalRequest(request, canonicalHeaders, payloadHash),
      ALGORITHM,
    );
    const key = await this.#getSigningKey(shortDate);
    const signature = createHmac('sha256', key).update(stringToSign).digest('hex');
    signed['authorization'] =
      `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, ` +
      `SignedHeaders=${this.getCanonicalHeaderList(canonicalHeaders)}, ` +
      `Signature=${signature}`;
    return signed;
  }

  async #getSigningKey(shortDate: string): Promise<KeyObject> {
    if (this.#signingKey?.shortDate !== shortDate) {
      const { service, region, credentials } = this.#options;
      const bytes = await getSigningKey(Sha256, credentials, shortDate, region, service);
      this.#signingKey = { shortDate, key: createSecretKey(bytes) };
    }
    return this.#signingKey.key;
  }
}
