import { expect, test } from 'vitest';
import { hasWildcard, matchWildcard } from './wildcard.ts';

test.each<[string, string, boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['a', '', false],
  ['*', '', true],
  ['**', 'ab', true],
  ['a*', 'abc', true],
  ['*c', 'abc', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abcd', false],
  ['*ab*ab', 'abab', true],
  ['*ab*ab', 'ab', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['*aab', 'aaab', true],
  ['*a', 'aba', true],
  ['a', 'ab', false],
  ['a.c', 'abc', false],
  ['a?c', 'abc', false],
  ['a*\n', 'ab\n', true],
])('the wildcard %j on the text %j: %s', (pattern, text, expected) => {
  expect(matchWildcard(pattern, text)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['?', '', false],
  ['*?', 'a', true],
  ['*?', '', false],
  ['a?', 'a', false],
])('with a sign for one character, %j on %j: %s', (pattern, text, expected) => {
  expect(matchWildcard(pattern, text, '?')).toBe(expected);
});

test('a pattern made to be slow is not: its steps do not grow with powers of its stars', () => {
  const pattern = `${'*a'.repeat(1_000)}*b`;
  // Backtracking over every star would outlast the universe, not only the test's time.
  expect(matchWildcard(pattern, 'a'.repeat(5_000))).toBe(false);
  expect(matchWildcard(pattern, `${'a'.repeat(5_000)}b`)).toBe(true);
});

test.each([
  [{ source: ['a*'] }, false],
  [{ detail: { a: [{ prefix: 'x' }] } }, false],
  [{ detail: { wildcard: ['x'] } }, false],
  [{ detail: { a: ['b', { wildcard: 'x*y' }] } }, true],
  [{ detail: { a: [{ 'anything-but': { wildcard: 'x*y' } }] } }, true],
  [{ detail: { a: [null, 7] } }, false],
  [{ detail: null }, false],
  [{ detail: 'wildcard' }, false],
  [{ $or: [{ source: ['a'] }, { detail: { a: [{ wildcard: '*' }] } }] }, true],
])('%j counts as a wildcard pattern: %s', (pattern, expected) => {
  expect(hasWildcard(pattern)).toBe(expected);
});
