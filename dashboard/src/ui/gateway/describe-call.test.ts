import { FAILURE_REASONS } from '@momento-gateway/shared/failure-reason';
import { REJECTIONS } from '@momento-gateway/shared/rejection';
import { expect, test } from 'vitest';
import { describeCallReason, explainCall, formatDuration } from './describe-call.ts';

test.each([...REJECTIONS, ...FAILURE_REASONS, 'secret-unavailable', 'unexpected'])(
  'the reason %s is told in words',
  (reason) => {
    expect(describeCallReason(reason)).toMatch(/^[A-Z].* .*[^.]$/);
  },
);

test.each([
  [{}, ''],
  [{ reason: 'wrong-method' }, 'It was no POST'],
  [{ reason: 'throttled', error: 'Rate exceeded' }, 'EventBridge was throttling: Rate exceeded'],
  [{ reason: 'of-a-later-version' }, 'of-a-later-version'],
])('%j is explained as "%s"', (call, expected) => {
  expect(explainCall(call)).toBe(expected);
});

test.each([
  [0, '0 ms'],
  [12.4, '12 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [61_240, '61.2 s'],
  [-1_500, '-1.5 s'],
])('%d ms are written as %s', (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});
