import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

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
  /** Path of the URL that is posted to, percent-encoded. */
  readonly path: string;
}

/**
 * Adds the signature headers to a POST's headers. All headers are signed. Names must be lower-case;
 * values must have no leading, trailing or repeated spaces.
 *
 * @param now ms since the epoch
 */
export type SignRequest = (
  headers: Readonly<Record<string, string>>,
  body: string,
  now: number,
) => Record<string, string>;

const ALGORITHM = 'AWS4-HMAC-SHA256';
const TERMINATOR = 'aws4_request';

/**
 * Signs with AWS Signature Version 4, limited to what a POST without a query string needs. AWS's own
 * signer takes six times as long. A test compares the two.
 */
export function createRequestSigner(options: SignerOptions): SignRequest {
  const { service, region, credentials } = options;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const canonicalPath = options.path.split('/').map(encodeURIComponent).join('/');
  /** Valid for one day, `YYYYMMDD` in UTC. */
  let signingKey: { readonly day: string; readonly key: KeyObject } | undefined;

  function getSigningKey(day: string): KeyObject {
    if (signingKey?.day !== day) {
      let key: string | Buffer = `AWS4${secretAccessKey}`;
      for (const part of [day, region, service, TERMINATOR]) {
        key = createHmac('sha256', key).update(part).digest();
      }
      signingKey = { day, key: createSecretKey(key as Buffer) };
    }
    return signingKey.key;
  }

  return (headers, body, now) => {
    const time = formatTime(now);
    const day = time.slice(0, 8);
    const bodyHash = hash('sha256', body);
    const signed: Record<string, string> = {
      ...headers,
      'x-amz-content-sha256': bodyHash,
      'x-amz-date': time,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    };
    const names = Object.keys(signed).sort();
    const signedNames = names.join(';');
    let lines = '';
    for (const name of names) lines += `${name}:${signed[name]}\n`;
    const request = `POST\n${canonicalPath}\n\n${lines}\n${signedNames}\n${bodyHash}`;
    const scope = `${day}/${region}/${service}/${TERMINATOR}`;
    const signature = createHmac('sha256', getSigningKey(day))
      .update(`${ALGORITHM}\n${time}\n${scope}\n${hash('sha256', request)}`)
      .digest('hex');
    signed['authorization'] =
      `${ALGORITHM} Credential=${accessKeyId}/${scope}, ` +
      `SignedHeaders=${signedNames}, Signature=${signature}`;
    return signed;
  };
}

/** `20261126T120000Z` */
function formatTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}
