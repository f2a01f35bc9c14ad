import { expect, test } from 'vitest';
import {
  formatPublishFailure,
  type PublishFailure,
  parsePublishFailure,
} from './publish-failure.ts';

const failure: PublishFailure = {
  v: 1,
  kind: 'publish',
  reason: 'throttled',
  message: 'Rate exceeded, "detail": none',
  attempts: 3,
  receivedAt: 1,
  failedAt: 2,
  requestId: 'r',
  webhookId: 'w',
  tenant: 't,"detail":{}',
  cache: 'c',
  topic: 't',
  sequenceNumber: 9,
  entry: {
    EventBusName: 'default',
    Source: 'Momento',
    DetailType: 'c#t',
    Detail: '{}',
    Time: 3,
  },
};

test.each([
  ['blanks and big numbers', '{ "n": 12345678901234567890.10 }'],
  ['its own key inside', '{"a":1,"detail":{"detail":2}}'],
  ['duplicate keys', '{"a":1,"a":2}'],
])('a failure comes back from the queue with its detail to the letter: %s', (_, detail) => {
  const parked = { ...failure, entry: { ...failure.entry, Detail: detail } };
  expect(parsePublishFailure(formatPublishFailure(parked))).toEqual(parked);
});

test('characters that SQS refuses are escaped and mean the same', () => {
  const text = formatPublishFailure({
    ...failure,
    entry: { ...failure.entry, Detail: '{"a":"\uFFFF"}' },
  });
  expect(text).not.toMatch(/[\uFFFE\uFFFF]/);
  expect(JSON.parse(text).detail).toEqual({ a: '\uFFFF' });
});

test.each([
  '',
  'no json',
  '{}',
  '{"v":1,"kind":"publish","detail":{}}',
  '{"v":2,"kind":"publish","entry":{"DetailType":"x"},"detail":{}}',
  '{"v":1,"kind":"publish","entry":{"DetailType":"x"},"detail":{}',
])('what is not a publish failure is not read as one: %s', (text) => {
  expect(parsePublishFailure(text)).toBeUndefined();
});
