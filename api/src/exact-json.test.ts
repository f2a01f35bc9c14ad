import { describe, expect, test } from 'vitest';
import { ExactNumber, parseExact, readExact, toExactNumber } from './exact-json.ts';
import { isSameJson } from './json.ts';

test.each([
  '[12345678901234567891]',
  '{"a":-12345678901234567891.50}',
  '{"a":{"b":[1.50,1e3,-0,0.10,1E400]}}',
  '12345678901234567891',
  '{"a":"12345678901234567891","b":[true,null,5,-5,0]}',
  '{"__proto__":1.0}',
])('a JSON text is written again as it was: %s', (text) => {
  expect(JSON.stringify(parseExact(text))).toBe(text);
});

test('numbers that JavaScript writes the same are its own', () => {
  expect(parseExact('[1,-5,0.1,1e+21,9007199254740991]')).toEqual([
    1, -5, 0.1, 1e21, 9_007_199_254_740_991,
  ]);
});

describe('where only the value counts', () => {
  test.each([
    ['60.0', 60],
    ['6e1', 60],
    ['0.0600e3', 60],
    ['-0.0', 0],
    ['1.50', 1.5],
    ['12345678901234567000', 12_345_678_901_234_567_000],
  ])('%s is a number', (text, value) => {
    expect(parseExact(text, 'value')).toBe(text.startsWith('-') ? -0 : value);
  });

  test.each(['12345678901234567891', '1e400', '0.12345678901234567891', '1e-400'])(
    '%s is kept as text',
    (text) => {
      expect(parseExact(text, 'value')).toEqual(new ExactNumber(text));
    },
  );
});

test.each(['', '{', '[01]', `${'['.repeat(100_000)}1.5${']'.repeat(100_000)}`])(
  'a text that cannot be read has no value',
  (text) => {
    expect(readExact(text)).toBeUndefined();
  },
);

test.each([
  ['12345678901234567891', '12345678901234567892', false],
  ['12345678901234567891', '12345678901234567891', true],
  ['{"text":"1.50"}', '1.50', false],
])('%s and %s are the same JSON: %s', (left, right, isSame) => {
  expect(isSameJson(parseExact(left), parseExact(right))).toBe(isSame);
});

test('a number of a form is written as it was typed', () => {
  expect(JSON.stringify([toExactNumber('5'), toExactNumber('1.50')])).toBe('[5,1.50]');
  expect([toExactNumber(''), toExactNumber('x'), toExactNumber('007')]).toEqual([NaN, NaN, NaN]);
});
