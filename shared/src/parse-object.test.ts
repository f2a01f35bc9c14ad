import { expect, test } from 'vitest';
import { parseObject } from './parse-object.ts';

test('a JSON object is read', () => {
  expect(parseObject(' {"a":[1]} ')).toEqual({ a: [1] });
});

test.each(['', 'x', '{', 'null', '[]', '5', 'true', '"{}"'])('%j is not a JSON object', (text) => {
  expect(parseObject(text)).toBeUndefined();
});
