import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { FUZZED_WEBHOOKS, NAMES } from './fuzzed-webhooks.ts';
import { TIMESTAMPS } from './interesting-bytes.ts';
import { type Mutation, mutate, mutation } from './mutation.ts';

/** A good payload that was changed and then, mostly, signed with the right secret. */
export interface SignedCall {
  readonly to: (typeof NAMES)[number];
  /** The webhook whose cache and topic are in the payload. */
  readonly names: (typeof NAMES)[number] | 'own';
  readonly text: string;
  readonly blanks: string;
  readonly padBytes: number;
  readonly padWith: string;
  /** When more than 0, the text is JSON of this size. */
  readonly textBytes: number;
  readonly timestamp: number;
  readonly mutations: readonly Mutation[];
  readonly signing: (typeof SIGNINGS)[number];
  readonly encoding: (typeof ENCODINGS)[number];
}

const SIGNINGS = ['right', 'upper-case', 'before-changes', 'others-secret', 'flipped'] as const;
const ENCODINGS = ['base64', 'text', 'base64-said-text', 'text-said-base64', 'latin1'] as const;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    ' {"a":{"b":[1,"}"]}} \n',
    '{"a":1,"a":2}',
    '1},{"x":2',
    '"\ufffe\uffff"',
    'a\uffffb\ufffe',
    '1,"json":2',
    '"\\ud800"',
    '"\ud800"',
    '12345678901234567890',
    '1e999',
    '}',
    '\\',
    '{"__proto__":1}',
    `${'['.repeat(1_000)}${']'.repeat(1_000)}`,
  ),
);

export const signedCall: fc.Arbitrary<SignedCall> = fc.record({
  to: fc.constantFrom(...NAMES),
  names: fc.oneof(
    { weight: 9, arbitrary: fc.constant('own' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
  ),
  text,
  blanks: fc.constantFrom('', '', ' ', '\n', '\t\r\n '),
  padBytes: fc.oneof(
    { weight: 1_000, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 999_500, max: 1_000_100 }) },
  ),
  padWith: fc.oneof(
    { weight: 9, arbitrary: fc.constant('x') },
    { weight: 1, arbitrary: fc.constant('\uffff') },
  ),
  textBytes: fc.oneof(
    { weight: 1_000, arbitrary: fc.constant(0) },
    // With parseText, such a text is in the detail twice.
    { weight: 1, arbitrary: fc.integer({ min: 499_700, max: 500_100 }) },
  ),
  timestamp: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat({ max: TIMESTAMPS.length - 1 }) },
  ),
  mutations: fc.oneof(
    { weight: 3, arbitrary: fc.array(mutation, { maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 4 }) },
  ),
  signing: fc.oneof(
    { weight: 9, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...SIGNINGS) },
  ),
  encoding: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('base64' as const, 'text' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...ENCODINGS) },
  ),
});

/** As a Function URL event; `now` in ms since the epoch. */
export function toEvent(call: SignedCall, now: number): Record<string, unknown> {
  const webhook = FUZZED_WEBHOOKS[call.to];
  const payload = createPayload(call, now);
  const bytes = call.mutations.reduce(mutate, payload);
  return {
    rawPath: `/webhooks/${webhook.webhookId}`,
    headers: { 'momento-signature': sign(call, payload, bytes) },
    requestContext: { http: { method: 'POST' } },
    ...encode(bytes, call.encoding),
  };
}

function createPayload(call: SignedCall, now: number): Buffer {
  const { cache, topic } = FUZZED_WEBHOOKS[call.names === 'own' ? call.to : call.names];
  const timestamp = TIMESTAMPS[call.timestamp]?.(now) ?? '';
  const { blanks } = call;
  return Buffer.from(
    `${blanks}{"cache":${JSON.stringify(cache)},${blanks}"topic":${JSON.stringify(topic)},` +
      `"event_timestamp":${now},"publish_timestamp":${timestamp},"topic_sequence_number":7,` +
      `"token_id":"","text":${JSON.stringify(textOf(call))}` +
      `${call.padBytes > 0 ? `,"pad":"${padOf(call)}"` : ''}${blanks}}${blanks}`,
  );
}

function textOf({ text, textBytes }: SignedCall): string {
  return textBytes > 0 ? `"${'x'.repeat(textBytes)}"` : text;
}

function padOf({ padBytes, padWith }: SignedCall): string {
  return padWith.repeat((padBytes - 150) / Buffer.byteLength(padWith));
}

/** Signs the bytes as they arrive, after the encoding. */
function sign({ to, signing, encoding }: SignedCall, payload: Buffer, bytes: Buffer): string {
  const { signingSecret } = FUZZED_WEBHOOKS[to];
  const signed = signing === 'before-changes' ? payload : decode(encode(bytes, encoding));
  const secret = signing === 'others-secret' ? 'another-secret' : signingSecret;
  const hex = createHmac('sha3-256', secret).update(signed).digest('hex');
  if (signing === 'upper-case') return hex.toUpperCase();
  return signing === 'flipped' ? `${hex.startsWith('0') ? 1 : 0}${hex.slice(1)}` : hex;
}

function encode(bytes: Buffer, encoding: SignedCall['encoding']) {
  switch (encoding) {
    case 'base64':
      return { body: bytes.toString('base64'), isBase64Encoded: true };
    case 'base64-said-text':
      return { body: bytes.toString('base64'), isBase64Encoded: false };
    case 'text':
      return { body: bytes.toString('utf8'), isBase64Encoded: false };
    case 'text-said-base64':
      return { body: bytes.toString('utf8'), isBase64Encoded: true };
    case 'latin1':
      return { body: bytes.toString('latin1'), isBase64Encoded: false };
  }
}

function decode({ body, isBase64Encoded }: { body: string; isBase64Encoded: boolean }): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
