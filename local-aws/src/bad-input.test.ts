import { equal, match, ok } from 'node:assert/strict';
import { decode, encode } from 'cborg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from './server/answer.ts';
import { cborFormat, jsonFormat } from './server/wire-format.ts';
import { anyInput, anything } from './testing/fuzz/any-input.ts';
import { fuzz } from './testing/fuzz/fuzz.ts';
import { namesOf, startFuzzedServices } from './testing/fuzz/start-fuzzed-services.ts';

/** Ends a run that hangs, nothing else. */
const TIMEOUT_MS = 3_600_000;
/** Stored data is outside the heap: this is what the process itself keeps. */
const MAX_MEMORY_GROWTH_BYTES = 20_000_000;

const THINGS = [
  ['AmazonSQS.CreateQueue', { QueueName: 'fuzzed' }],
  ['secretsmanager.RestoreSecret', { SecretId: 'fuzzed' }],
  ['secretsmanager.CreateSecret', { Name: 'fuzzed', SecretString: 'x' }],
  ['AWSEvents.PutRule', { Name: 'fuzzed', EventPattern: '{"source":["Momento"]}' }],
  ['Logs_20140328.CreateLogGroup', { logGroupName: 'fuzzed' }],
] as const;

/** A success, or an error in AWS's format with a 4xx status. */
function checkAnswer(answer: Answer): void {
  const { status, headers } = answer;
  const output = readOutput(answer);
  match(headers['content-type'] ?? '', /^application\/(x-amz-json-1\.[01]|cbor)$/);
  ok(headers['x-amzn-requestid']);
  if (status === 200) return;
  ok(status >= 400 && status < 500, `The status is ${status}: ${JSON.stringify(output)}`);
  equal(typeof output.__type, 'string');
  equal(typeof output.message, 'string');
}

function readOutput({ body }: Answer) {
  return typeof body === 'string' ? JSON.parse(body) : decode(body);
}

async function startWithThings() {
  const fuzzed = await startFuzzedServices();
  const make = async (target: string, input: object) => {
    const { status, body } = await fuzzed.call(target, Buffer.from(JSON.stringify(input)));
    equal(status, 200, body.toString());
  };
  /** The resources that the fuzzed calls use; some of the calls delete them. */
  const makeAgain = async () => {
    for (const [target, input] of THINGS) {
      checkAnswer(await fuzzed.call(target, Buffer.from(JSON.stringify(input))));
    }
  };
  await makeAgain();
  const operations = [...fuzzed.services.values()].flatMap(({ targetPrefix, operations }) =>
    [...operations].map(([name, { input }]) => ({ target: `${targetPrefix}.${name}`, input })),
  );
  return { ...fuzzed, operations, make, makeAgain };
}

test('whatever input an operation gets, it answers, and never with a 5xx status', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { operations, call, unexpected, make } = await startWithThings();
  const anyCall = fc.oneof(
    ...operations.map(({ target, input }) =>
      anyInput(input, namesOf).map((value) => ({ target, value })),
    ),
  );
  const grownBytes = await fuzz({
    name: 'local-aws, operations',
    cases: 35_000,
    arbitrary: anyCall,
    check: async ({ target, value }) => {
      checkAnswer(await call(target, Buffer.from(JSON.stringify(value))));
      equal(unexpected.length, 0, String(unexpected.pop()));
    },
  });
  expect(grownBytes).toBeLessThan(MAX_MEMORY_GROWTH_BYTES);
  await make('AmazonSQS.CreateQueue', { QueueName: 'still-there' });
  await make('secretsmanager.CreateSecret', { Name: 'still-there', SecretString: 'x' });
  await make('AWSEvents.PutRule', { Name: 'still-there', EventPattern: '{"source":["a"]}' });
});

test('whatever the body and headers of a call are, it is answered', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { operations, call, unexpected, make } = await startWithThings();
  const targets = operations.map(({ target }) => target);
  const text = fc.string({ unit: 'binary' });
  const grownBytes = await fuzz({
    name: 'local-aws, bodies and headers',
    cases: 55_000,
    arbitrary: fc.record({
      target: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...targets) },
        { weight: 1, arbitrary: text },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'AmazonSQS.__proto__',
            '__proto__.CreateQueue',
            'AmazonSQS.',
            '.',
            'AmazonSQS.constructor',
            'AmazonSQS.CreateQueue.CreateQueue',
          ),
        },
      ),
      format: fc.constantFrom(jsonFormat, jsonFormat, cborFormat),
      contentType: fc.oneof(
        fc.constantFrom('application/x-amz-json-1.1', 'application/cbor'),
        text,
      ),
      authorization: fc.oneof(fc.constant('AWS4-HMAC-SHA256'), text),
      body: fc.oneof(
        {
          weight: 20,
          arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        },
        { weight: 20, arbitrary: anything.map((value) => Buffer.from(JSON.stringify(value))) },
        { weight: 10, arbitrary: anything.map((value) => Buffer.from(encode(value))) },
        fc
          .tuple(anything, fc.nat({ max: 40 }))
          .map(([value, length]) => Buffer.from(JSON.stringify(value).slice(0, length))),
        fc
          .constantFrom(
            '['.repeat(100_000),
            `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
            // Lists of CBOR in each other: of one item, and of four billion.
            '\x81'.repeat(100_000),
            '\x9a\xff\xff\xff\xff'.repeat(20_000),
          )
          .map((text) => Buffer.from(text, 'latin1')),
      ),
    }),
    check: async ({ target, format, contentType, authorization, body }) => {
      checkAnswer(await call(target, body, { format, contentType, authorization }));
      equal(unexpected.length, 0, String(unexpected.pop()));
    },
  });
  expect(grownBytes).toBeLessThan(MAX_MEMORY_GROWTH_BYTES);
  await make('AmazonSQS.CreateQueue', { QueueName: 'still-there' });
});
