import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { REJECTIONS } from '@momento-gateway/shared/rejection';
import { expect, test } from 'vitest';
import { describeCallReason, describeReason, explainCall } from './describe-call.ts';

test('every reason has a text of its own', () => {
  const reasons = [...REJECTIONS, ...FAILURE_REASONS, 'secret-unavailable', 'unexpected'];
  const texts = reasons.map(describeCallReason);
  expect(texts.filter((text) => reasons.includes(text))).toEqual([]);
  expect(new Set(texts).size).toBe(reasons.length);
});

test.each([
  ['wrong-signature', 'The signature is wrong: check the signing secret'],
  ['foreign-topic', 'The cache or topic is not the registered one'],
  ['access-denied', 'The gateway is not allowed to publish to the bus'],
])('the reason %s of a call is shown as "%s"', (reason, text) => {
  expect(describeCallReason(reason)).toBe(text);
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
