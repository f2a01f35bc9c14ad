import { expect, test } from 'vitest';
import { measureDepth } from './measure-depth.ts';

test.each([
  ['1', 0],
  ['{}', 1],
  ['{"a":[{"b":1}],"c":[[]]}', 3],
  ['["[[[","\\"[[[",{"[[":"}"}]', 2],
  [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 1_000_000],
])('a text of that depth', (text, depth) => {
  expect(measureDepth(text)).toBe(depth);
});
