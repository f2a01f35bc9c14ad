import { expect, test } from 'vitest';
import { matchesArn, matchesWildcard } from './match-wildcard.ts';

test.each([
  ['', '', true],
  ['*', '', true],
  ['?', '', false],
  ['a*c', 'ac', true],
  ['a*c', 'abcbc', true],
  ['a*c', 'abcb', false],
  ['a?c', 'abc', true],
  ['a?c', 'abbc', false],
  ['**', 'x', true],
  ['*a*b*', 'xaxbx', true],
  ['a.c', 'abc', false],
  ['abc', 'abcd', false],
])('the pattern "%s" and the text "%s"', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test('a pattern that is slow with backtracking is matched in linear time', () => {
  const steps = 20_000;
  expect(matchesWildcard(`${'a*'.repeat(30)}b`, 'a'.repeat(steps))).toBe(false);
});

test.each([
  ['arn:aws:sqs:*:*:*', 'arn:aws:sqs:r:1:q', true],
  ['arn:aws:sqs:*', 'arn:aws:sqs:r:1:q', false],
  ['*', 'arn:aws:sqs:r:1:q', false],
  ['arn:aws:logs:r:1:log-group:*', 'arn:aws:logs:r:1:log-group:a:b', true],
])('the ARN pattern "%s" and "%s"', (pattern, arn, expected) => {
  expect(matchesArn(pattern, arn)).toBe(expected);
});
