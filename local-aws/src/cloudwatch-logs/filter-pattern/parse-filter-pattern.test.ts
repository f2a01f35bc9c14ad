import { expect, test } from 'vitest';
import { parseFilterPattern } from './parse-filter-pattern.ts';

const order = '{"level":"error","status":500,"ok":true,"no":null,"user":{"ids":["a1","b2"]}}';

test.each([
  ['', 'anything', true],
  ['ERROR', 'an ERROR here', true],
  ['ERROR', 'an error here', false],
  ['one two', 'two and one', true],
  ['one two', 'one alone', false],
  ['"two words"', 'the two words', true],
  ['"two words"', 'words two', false],
  ['"say \\"hi\\""', 'they say "hi"', true],
  ['one -two', 'one', true],
  ['one -two', 'one two', false],
  ['?one ?two', 'two', true],
  ['?one ?two', 'three', false],
  ['{ $.level = "error" }', order, true],
  ['{ $.level = error }', order, true],
  ['{ $.level = "err" }', order, false],
  ['{ $.level = "err*" }', order, true],
  ['{ $.level = "e.*r" }', order, false],
  ['{ $.level != "info" }', order, true],
  ['{ $.missing != "info" }', order, false],
  ['{ $.status = 500 }', order, true],
  ['{ $.status = 5.0e2 }', order, true],
  ['{ $.status > 499 && $.status < 501 }', order, true],
  ['{ $.status >= 501 || $.status <= 499 }', order, false],
  ['{ $.level > 1 }', order, false],
  ['{ $.ok IS TRUE }', order, true],
  ['{ $.ok IS FALSE }', order, false],
  ['{ $.no IS NULL }', order, true],
  ['{ $.missing IS NULL }', order, false],
  ['{ $.missing NOT EXISTS }', order, true],
  ['{ $.no NOT EXISTS }', order, false],
  ['{ $.user.ids[1] = "b2" }', order, true],
  ['{ $[\'user\'].ids[0] = "a1" }', order, true],
  ['{ $.ok IS FALSE && $.level = "error" || $.status = 500 }', order, true],
  ['{ $.ok IS FALSE && ($.level = "error" || $.status = 500) }', order, false],
  ['{ $.level = "error" }', 'invalid JSON', false],
  ['{ $.level = "error" }', '{"level":"err\\u006fr"}', true],
  ['{ $.level = "a\\"b" }', '{"level":"a\\"b"}', true],
  ['{ $.level = "err*r" || $.status = 500 }', '{"status":5e2}', true],
  ['{ $.level = "error" && $.level != "error" }', order, false],
])('%s on %s: %s', (pattern, message, expected) => {
  expect(parseFilterPattern(pattern)(message)).toBe(expected);
});

test.each([
  '%ERR.*%',
  '[ip, user]',
  'a:b',
  '"open',
  '{ $.level = "error"',
  '{ $.level }',
  '{ $.level ~ "x" }',
  '{ $.level > high }',
  '{ $.level IS maybe }',
  '{ "error" = $.level }',
  '{ $.a = 1 } more',
  '{ ($.a = 1 }',
])('%s is refused', (pattern) => {
  expect(() => parseFilterPattern(pattern)).toThrow(/^Invalid filter pattern: /);
});

/** Each of these takes minutes with backtracking. */
test.each([
  [`{ $.text = "${'a*'.repeat(400)}b" }`, 'a'.repeat(1_000_000)],
  [`{ $.text = "*${'a'.repeat(400)}b${'a'.repeat(400)}*" }`, 'a'.repeat(1_000_000)],
  [`"${'a'.repeat(500)}b${'a'.repeat(500)}"`, 'a'.repeat(1_000_000)],
])('a long message is matched in linear time', (pattern, text) => {
  expect(parseFilterPattern(pattern)(JSON.stringify({ text }))).toBe(false);
});
