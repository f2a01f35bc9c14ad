import fc from 'fast-check';
import { FUZZED_WEBHOOKS } from './fuzzed-webhooks.ts';

const GOOD_PATH = `/webhooks/${FUZZED_WEBHOOKS.plain.webhookId}`;
const HEX = '0123456789abcdef'.repeat(4);
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** Any JSON value: Lambda can pass nothing else. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.constantFrom<unknown>(undefined, null, 0, -1, Number.POSITIVE_INFINITY, '', [], {}, true),
  fc.dictionary(fc.constantFrom(...PROTOTYPE_KEYS), fc.jsonValue({ maxDepth: 1 })),
);

const path = fc.oneof(
  { weight: 3, arbitrary: fc.constant(GOOD_PATH) },
  { weight: 1, arbitrary: fc.uuid().map((id) => `/webhooks/${id}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '/',
      '//',
      '/webhooks',
      '/webhooks/',
      `${GOOD_PATH}/`,
      `${GOOD_PATH}\n`,
      `/${GOOD_PATH}`,
      `\n${GOOD_PATH}`,
      `${GOOD_PATH}%00`,
      `${GOOD_PATH}?x`,
      GOOD_PATH.toUpperCase(),
      '/webhooks/__proto__',
      '/webhooks/../x',
      '/webhooks/%2e%2e%2fx',
      `/webhooks/${'a'.repeat(100_000)}`,
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => `/webhooks/${text}`) },
  { weight: 1, arbitrary: anything },
);

const signature = fc.oneof(
  fc.constant(HEX),
  fc.stringMatching(/^[0-9a-fA-F]{64}$/),
  fc.stringMatching(/^[0-9a-f]{60,68}$/),
  fc.constantFrom(
    `${HEX}\n`,
    ` ${HEX}`,
    `0x${HEX.slice(2)}`,
    `${HEX},${HEX}`,
    'sha3=x',
    '０'.repeat(64),
  ),
  fc.string({ unit: 'binary' }),
  fc.constant(HEX).map((hex) => [hex]),
  anything,
);

const headerName = fc.oneof(
  fc.constantFrom('content-type', 'Momento-Signature', 'MOMENTO-SIGNATURE', ...PROTOTYPE_KEYS),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const headers = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.dictionary(headerName, anything, { maxKeys: 3 }), signature)
      .map(([others, value]) => ({ ...others, 'momento-signature': value })),
  },
);

const body = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.base64String({ maxLength: 300 }),
  fc.json({ maxDepth: 4 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.constantFrom('\ud800', '\udc00{}', '['.repeat(100_000)),
  anything,
);

const requestContext = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .oneof(
        { weight: 6, arbitrary: fc.constant<unknown>('POST') },
        { weight: 1, arbitrary: fc.constantFrom<unknown>('post', 'GET', 'POST ', ['POST']) },
        { weight: 1, arbitrary: anything },
      )
      .map((method) => ({ http: { method } })),
  },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: anything.map((http) => ({ http })) },
);

/** An unsigned call, each part of which can be anything. */
export const anyCall: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record(
      {
        rawPath: path,
        headers,
        requestContext,
        body,
        isBase64Encoded: fc.oneof(fc.boolean(), anything),
      },
      { requiredKeys: [] },
    ),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      rawPath: path,
      headers,
      requestContext,
      body,
      isBase64Encoded: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: anything },
);
