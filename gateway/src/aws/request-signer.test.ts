import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRequestSigner } from './request-signer.ts';

/** What AWS's signer hashes with. */
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

const word = fc.stringMatching(/^[!-9;-~]{1,40}$/);
const headers = fc.dictionary(fc.stringMatching(/^x-[a-z0-9-]{0,10}[a-z]$/), word, { maxKeys: 5 });
const credentials = fc.record(
  { accessKeyId: word, secretAccessKey: word, sessionToken: word },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const path = fc.constantFrom('/', '/000000000000/failures', '/a%20b/c', '/ä'.normalize());
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const body = fc.string({ unit: 'binary', maxLength: 200 });

test("any request carries the signature that AWS's own signer gives it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ headers, credentials, path, time, body, region: word, service: word }),
      async (request) => {
        const { headers: given, path: requestPath, time: now, body: text, ...who } = request;
        const sent = { ...given, host: 'events.us-east-1.amazonaws.com' };
        const theirs = await new SignatureV4({ ...who, sha256: Sha256 }).sign(
          {
            method: 'POST',
            protocol: 'https:',
            hostname: sent.host,
            path: requestPath,
            headers: sent,
            body: text,
          },
          { signingDate: new Date(now) },
        );
        const signRequest = createRequestSigner({ ...who, path: requestPath });
        expect(signRequest(sent, text, now)).toEqual(theirs.headers);
      },
    ),
    { numRuns: 500 },
  );
});
