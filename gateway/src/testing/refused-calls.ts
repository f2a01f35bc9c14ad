import type { Rejection } from '@momento-gateway/shared/rejection';
import type { FunctionUrlEvent } from '../function-url-event.ts';
import { createPayload, createPost, sign, WEBHOOK_ID } from './momento.ts';

const UNREGISTERED_ID = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

/** Calls that must be rejected, by the reason; `now` in ms since the epoch. */
export function createRefusedCalls(
  now: number,
): Record<Rejection, Record<string, FunctionUrlEvent>> {
  const good = createPayload(now);
  const goodSignature = sign(good);
  const post = (changes: Record<string, unknown>) => createPost(createPayload(now, changes));
  return {
    'unknown-path': {
      'the root': createPost(good, { path: '/' }),
      'a path below a webhook': createPost(good, { path: `/webhooks/${WEBHOOK_ID}/x` }),
      'a trailing slash': createPost(good, { path: `/webhooks/${WEBHOOK_ID}/` }),
      'a doubled slash': createPost(good, { path: `//webhooks/${WEBHOOK_ID}` }),
      'an empty segment before it': createPost(good, { path: `/prod//webhooks/${WEBHOOK_ID}` }),
      'another word before it': createPost(good, { path: `/xwebhooks/${WEBHOOK_ID}` }),
      'a word without its slash': createPost(good, { path: `webhooks/${WEBHOOK_ID}` }),
      'no id': createPost(good, { path: '/webhooks/' }),
      'no path': {},
    },
    'wrong-method': {
      GET: createPost(good, { method: 'GET' }),
      PUT: createPost(good, { method: 'PUT' }),
      'a method in lower case': createPost(good, { method: 'post' }),
    },
    'too-large': {
      'a body of more than 1,000,000 bytes': createPost('x'.repeat(1_000_001)),
      'the same size in two-byte characters': createPost('ä'.repeat(500_001)),
    },
    'unknown-webhook': {
      'an id of the wrong shape': createPost(good, { webhookId: 'x' }),
      'an encoded id': createPost(good, { webhookId: `%30${WEBHOOK_ID.slice(1)}` }),
      'an id in upper case': createPost(good, { webhookId: WEBHOOK_ID.toUpperCase() }),
      'an unknown id': createPost(good, { webhookId: UNREGISTERED_ID }),
    },
    'missing-signature': {
      'no signature': createPost(good, { signature: undefined }),
      'an empty signature': createPost(good, { signature: '' }),
    },
    'wrong-signature': {
      'a short signature': createPost(good, { signature: goodSignature.slice(1) }),
      'junk after the hex': createPost(good, { signature: `${goodSignature}zz` }),
      'a blank before the hex': createPost(good, { signature: ` ${goodSignature}` }),
      'two signatures': createPost(good, { signature: `${goodSignature},${goodSignature}` }),
      'not hex': createPost(good, { signature: 'z'.repeat(64) }),
      "another secret's signature": createPost(good, { signature: sign(good, 'another') }),
      'a tampered body': createPost(`${good} `, { signature: goodSignature }),
      'no body': createPost('', { signature: goodSignature }),
      'a text body marked as base64': {
        ...createPost(good),
        isBase64Encoded: true,
      },
    },
    'foreign-topic': {
      'a foreign cache': post({ cache: 'other' }),
      'a foreign topic': post({ topic: 'other' }),
      'a topic in other case': post({ topic: 'Orders' }),
      'the same detail-type from other names': post({ cache: 'shop#orders', topic: '' }),
    },
    stale: {
      'an event just older than the window': post({ publish_timestamp: now - 60_001 }),
      'an event of 1970': post({ publish_timestamp: 0 }),
      'an event before 1970': post({ publish_timestamp: -now }),
      'a time in seconds': post({ publish_timestamp: Math.round(now / 1_000) }),
    },
    future: {
      'an event just earlier than the window': post({ publish_timestamp: now + 60_001 }),
      'a time in microseconds': post({ publish_timestamp: now * 1_000 }),
    },
    malformed: {
      'an empty body': createPost(''),
      'not JSON': createPost('cache=shop'),
      'JSON cut short': createPost(good.slice(0, -1)),
      'two documents': createPost(good + good),
      'a byte order mark': createPost(`\uFEFF${good}`),
      'null as body': createPost('null'),
      'an array': createPost(`[${good}]`),
      'a string': createPost(JSON.stringify(good)),
      'an empty object': createPost('{}'),
      'no cache': post({ cache: undefined }),
      'no topic': post({ topic: undefined }),
      'no publish timestamp': post({ publish_timestamp: undefined }),
      'no sequence number': post({ topic_sequence_number: undefined }),
      'a time as text': post({ publish_timestamp: String(now) }),
      'a time with a fraction': post({ publish_timestamp: now + 0.5 }),
      'a time that is no finite number': createPost(
        good.replace(`"publish_timestamp":${now}`, '"publish_timestamp":1e999'),
      ),
      'a cache that is a list': post({ cache: ['shop'] }),
      'a text that is an object': post({ text: {} }),
      'a token id that is null': post({ token_id: null }),
      'an event time as text': post({ event_timestamp: '' }),
      'fields that only the prototype has': createPost(`{"__proto__":${good}}`),
      'a cache named twice': createPost(`{"cache":"victim",${good.slice(1)}`),
      'a cache named twice, once in escapes': createPost(`{"c\\u0061che":"x",${good.slice(1)}`),
      'nesting of 100,000 levels that never ends': createPost('['.repeat(100_000)),
      'bytes that are not UTF-8': createPost(Buffer.from(good.replace('hello', '\xff'), 'latin1'), {
        isBase64Encoded: true,
      }),
    },
  };
}
