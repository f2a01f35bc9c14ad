import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { REJECTIONS } from '@momento-gateway/shared/rejection';
import { expect, test } from 'vitest';
import { describeCallReason, describeReason, explainCall } from './describe-call.ts';

test('every reason of a call has its text', () => {
  const reasons = [...REJECTIONS, ...FAILURE_REASONS, 'secret-unavailable', 'unexpected'];
  const texts = Object.fromEntries(reasons.map((reason) => [reason, describeCallReason(reason)]));
  expect(texts).toEqual({
    'unknown-path': 'The path is not a webhook’s path',
    'wrong-method': 'The call is not a POST',
    'too-large': 'The body is larger than a message can be',
    'unknown-webhook': 'The webhook is disabled or not registered',
    'missing-signature': 'The signature is missing',
    'wrong-signature': 'The signature is wrong: check the signing secret',
    malformed: 'The body is not a Momento message',
    'foreign-topic': 'The cache or topic is not the registered one',
    stale: 'The message was published more than 60 s before it arrived',
    future: 'The publish timestamp is more than 60 s in the future',
    'detail-type-too-long': 'The detail-type is longer than EventBridge allows',
    'entry-too-large': 'The event is larger than EventBridge allows',
    'bus-not-found': 'The bus was not found',
    'entry-refused': 'EventBridge rejected the event',
    'access-denied': 'The gateway is not allowed to publish to the bus',
    throttled: 'EventBridge throttled the request',
    'service-error': 'EventBridge returned an error',
    unreachable: 'EventBridge could not be reached',
    'timed-out': 'EventBridge did not respond in time',
    'secret-unavailable': 'The signing secret could not be read',
    unexpected: 'Unexpected error: see the gateway’s log',
  });
});

test.each([
  ['bus-not-found', 'The bus was not found'],
  ['NO_PERMISSIONS', 'EventBridge is not allowed to reach the target'],
])('the reason %s of a failure is shown as "%s"', (reason, text) => {
  expect(describeReason(reason)).toBe(text);
});

test.each(['SDK_CLIENT_ERROR', 'constructor', 'of-a-later-version'])(
  'the reason %s, which has no text, is shown as it is',
  (reason) => {
    expect(describeReason(reason)).toBe(reason);
    expect(describeCallReason(reason)).toBe(reason);
  },
);

test.each([
  [{}, ''],
  [{ reason: 'wrong-method' }, 'The call is not a POST'],
  [
    { reason: 'throttled', error: 'Rate exceeded' },
    'EventBridge throttled the request: Rate exceeded',
  ],
])('%j is explained as "%s"', (call, expected) => {
  expect(explainCall(call)).toBe(expected);
});
