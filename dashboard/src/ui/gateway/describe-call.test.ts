import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { REJECTIONS } from '@momento-gateway/shared/rejection';
import { expect, test } from 'vitest';
import { describeCallReason, describeReason, explainCall } from './describe-call.ts';

const OF_A_CALL = [...REJECTIONS, ...FAILURE_REASONS, 'secret-unavailable', 'unexpected'];

test.each(OF_A_CALL)('the reason %s of a call is told in words, by a text of its own', (reason) => {
  const text = describeCallReason(reason);
  expect(text).toMatch(/^[A-Z].* /);
  const others = OF_A_CALL.filter((other) => other !== reason).map(describeCallReason);
  expect(others).not.toContain(text);
});

test.each(FAILURE_REASONS)('the reason %s is told in the same words of a failure', (reason) => {
  expect(describeReason(reason)).toBe(describeCallReason(reason));
});

test.each(['SDK_CLIENT_ERROR', 'constructor', 'of-a-later-version'])(
  'the reason %s, which has no text, is shown as it is',
  (reason) => {
    expect(describeReason(reason)).toBe(reason);
    expect(describeCallReason(reason)).toBe(reason);
  },
);

test('a call is explained by its reason and by what AWS said, and a published one not at all', () => {
  const reason = 'throttled';
  expect(explainCall({ reason })).toBe(describeCallReason(reason));
  expect(explainCall({ reason, error: 'Rate exceeded' })).toBe(
    `${describeCallReason(reason)}: Rate exceeded`,
  );
  expect(explainCall({})).toBe('');
});
