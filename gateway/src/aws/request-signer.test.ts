import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAwsSigner } from '../testing/aws-signer.ts';
import { createRequestSigner } from './request-signer.ts';

const word = fc.stringMatching(/^[!-9;-~]{1,40}$/);
const headers = fc.dictionary(fc.stringMatching(/^x-[a-z0-9-]{0,10}[a-z]$/), word, { maxKeys: 5 });
const credentials = fc.record(
  { accessKeyId: word, secretAccessKey: word, sessionToken: word },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const path = fc.constantFrom('/', '/000000000000/failures', '/a%20b/c', '/ä'.normalize());
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const body = fc.string({ unit: 'binary', maxLength: 200 });

test("every request has the signature that AWS's own signer gives it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ headers, credentials, path, time, body, region: word, service: word }),
      async (request) => {
        const { headers: given, time: now, body: text, ...who } = request;
        const sent = { ...given, host: 'events.us-east-1.amazonaws.com' };
        const theirs = await createAwsSigner(who)(sent, text, now);
        expect(createRequestSigner(who)(sent, text, now)).toEqual(theirs);
      },
    ),
    { numRuns: 500 },
  );
});
