import { expect, test } from 'vitest';
import type { StoredCall } from './held-call.ts';
import { type ByteTools, judgeHeldCall } from './judge-held-call.ts';
import type { WebhookSecret } from './webhook-secret.ts';

const AT = 1_700_000_000_000;
const WEBHOOK: WebhookSecret = {
  name: 'Orders',
  tenant: 'default',
  cache: 'shop',
  topic: 'orders',
  enabled: true,
  parseText: false,
  createdAt: 0,
  signingSecret: 'current',
  previous: [{ signingSecret: 'previous', validUntil: AT }],
};

/** Stands for the HMAC, which the caller brings. */
const hash = (secret: string, body: string) => `${secret} ${body}`;

const TOOLS: ByteTools = {
  isSignedWith: (secret, { body, signature }) => hash(secret, body) === signature,
  decode: (base64) => Buffer.from(base64, 'base64').toString(),
  measure: Buffer.byteLength,
};

function makeBody(changes: object = {}): string {
  const order = { cache: 'shop', topic: 'orders', publish_timestamp: AT, topic_sequence_number: 7 };
  return JSON.stringify({ ...order, text: '{"n":1}', ...changes });
}

function judge(
  text = makeBody(),
  {
    webhook = {},
    secret = 'current',
    ...call
  }: Partial<StoredCall> & { webhook?: Partial<WebhookSecret>; secret?: string } = {},
) {
  const body = Buffer.from(text).toString('base64');
  const held: StoredCall = {
    v: 1,
    kind: 'held',
    reason: 'wrong-signature',
    receivedAt: AT,
    requestId: 'request',
    webhookId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    cache: 'shop',
    topic: 'orders',
    sequenceNumber: 7,
    publishTimestamp: AT,
    signature: hash(secret, body),
    body,
    ...call,
  };
  return judgeHeldCall(held, { ...WEBHOOK, ...webhook }, 'bus', TOOLS);
}

test('an authentic call gets the entry of the bus, with its raw body as the detail', () => {
  const entry = {
    EventBusName: 'bus',
    Source: 'Momento',
    DetailType: 'shop#orders',
    Detail: makeBody(),
    Time: AT,
  };
  expect(judge()).toEqual({ entry });
  expect(judge(makeBody(), { secret: 'previous' })).toEqual({ entry });
  const Detail = `${makeBody().slice(0, -1)},"json":{"n":1}}`;
  expect(judge(makeBody(), { webhook: { parseText: true } })).toEqual({
    entry: { ...entry, Detail },
  });
});

test.each<[string, Parameters<typeof judge>]>([
  ['disabled', [makeBody(), { webhook: { enabled: false } }]],
  ['wrong-signature', [makeBody(), { secret: 'forged' }]],
  ['wrong-signature', [makeBody(), { secret: 'previous', receivedAt: AT + 1 }]],
  ['wrong-signature', [makeBody(), { secret: 'previous', webhook: { previous: [] } }]],
  ['malformed', ['{"cache":"shop"}']],
  ['malformed', [`{"cache":"other",${makeBody().slice(1)}`]],
  ['malformed', [makeBody({ topic_sequence_number: '7' })]],
  ['foreign-topic', [makeBody({ cache: 'other' })]],
  ['foreign-topic', [makeBody({ topic: 'other' })]],
  ['foreign-topic', [makeBody(), { webhook: { topic: 'other' } }]],
  ['not-fresh', [makeBody(), { receivedAt: AT + 60_001 }]],
  ['not-fresh', [makeBody(), { receivedAt: AT - 60_001 }]],
  ['too-large', [makeBody({ text: 'x'.repeat(1_000_000) })]],
  ['too-large', [makeBody({ topic: 'x'.repeat(124) }), { webhook: { topic: 'x'.repeat(124) } }]],
])('a call that is %s gets no entry: %#', (objection, given) => {
  expect(judge(...given)).toEqual({ objection });
});

test.each([AT + 60_000, AT - 60_000])('at the edge of the window it is fresh: %i', (receivedAt) => {
  expect(judge(makeBody(), { receivedAt })).toHaveProperty('entry');
});

test('a signature is not asked for what is in the message, only for the body', () => {
  const other = { cache: 'other', topic: 'other', publishTimestamp: 0, sequenceNumber: 0 };
  expect(judge(makeBody(), other)).toEqual(judge());
});
