import { expect, test } from 'vitest';
import { isAwsError, isQueueGone, isSecretGone } from './is-aws-error.ts';

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

test('an error is recognized by its name', () => {
  expect(isAwsError(named('Conflict'), 'NotFound', 'Conflict')).toBe(true);
  expect(isAwsError(named('Conflict'), 'NotFound')).toBe(false);
});

test.each([undefined, null, 'NotFound', 7, { name: 7 }])('%j is not an AWS error', (value) => {
  expect(isAwsError(value, 'NotFound')).toBe(false);
  expect(isQueueGone(value)).toBe(false);
  expect(isSecretGone(value)).toBe(false);
});

test.each([
  ['QueueDoesNotExist', true],
  ['AWS.SimpleQueueService.NonExistentQueue', true],
  ['QueueDeletedRecently', false],
])('a queue that answers %s is gone: %s', (name, expected) => {
  expect(isQueueGone(named(name))).toBe(expected);
});

test.each([
  ['ResourceNotFoundException', "Secrets Manager can't find the specified secret.", true],
  ['InvalidRequestException', 'The secret was marked for deletion.', true],
  ['InvalidRequestException', 'The secret is currently marked Deleted.', true],
  ['InvalidRequestException', 'The secret is managed by another service.', false],
  ['AccessDeniedException', 'You may not delete it.', false],
])('a secret for which AWS says %s (%s) is gone: %s', (name, message, expected) => {
  expect(isSecretGone(named(name, message))).toBe(expected);
  expect(isSecretGone({ name, message })).toBe(expected);
});
