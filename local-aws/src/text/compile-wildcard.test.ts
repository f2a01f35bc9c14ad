import { expect, test } from 'vitest';
import { compileWildcard } from './compile-wildcard.ts';

test.each([
  ['a', 'a', true],
  ['a', 'aa', false],
  ['*', '', true],
  ['a*', 'b', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*ab*ba*', 'aba', false],
  ['*ab*ba*', 'xabbax', true],
  ['a*b*c', 'abcbc', true],
  ['a*bc*c', 'abc', false],
  ['a**c', 'abc', true],
])('"%s" and "%s"', (pattern, text, expected) => {
  expect(compileWildcard(pattern.split('*'))(text)).toBe(expected);
});

/** Each of these takes minutes or more with backtracking. */
test.each([
  ['many wildcards', `${'*a'.repeat(500)}*b`, 'a'.repeat(1_000_000), false],
  ['many wildcards that match', `${'*a'.repeat(500)}*`, 'a'.repeat(1_000_000), true],
  [
    'a long literal that almost matches everywhere',
    `*${'a'.repeat(500_000)}b*`,
    'a'.repeat(1_000_000),
    false,
  ],
  [
    'one that matches except in its middle',
    `*${'a'.repeat(250_000)}b${'a'.repeat(250_000)}*`,
    'a'.repeat(1_000_000),
    false,
  ],
  ['one that repeats its own beginning', `*${'ab'.repeat(50)}c*`, `${'ab'.repeat(400_000)}c`, true],
])('%s: the text is read once', (_, pattern, text, expected) => {
  expect(compileWildcard(pattern.split('*'))(text)).toBe(expected);
});
