import { expect, test } from 'vitest';
import { isNestedTooDeep, NESTING_MAX } from './read-body.ts';

const nest = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth);

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
  ['both', '[{"a":', '}]'],
])('JSON is too deep beyond the limit and not at it: %s', (_, open, close) => {
  const at = open.length > 5 ? NESTING_MAX / 2 : NESTING_MAX;
  expect(isNestedTooDeep(nest(open, close, at).replace('}', '1}'))).toBe(false);
  expect(isNestedTooDeep(nest(open, close, at + 1).replace('}', '1}'))).toBe(true);
});

test.each([
  ['brackets in a string', JSON.stringify('['.repeat(1_000))],
  ['brackets after a quote in a string', JSON.stringify(`"${'{'.repeat(1_000)}`)],
  ['brackets after a backslash in a string', JSON.stringify(`\\${'['.repeat(1_000)}\\`)],
  ['many beside each other', `[${Array(10_000).fill('[]').join()}]`],
  ['a megabyte of backslashes', `"${'\\'.repeat(1_000_000)}`],
])('what is not deep is not taken for deep: %s', (_, text) => {
  expect(isNestedTooDeep(text)).toBe(false);
});
