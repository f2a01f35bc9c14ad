import { expect, test } from 'vitest';
import { holdList } from './use-steady-list.ts';

const list = (key: string, ...items: string[]) => ({ key, items });

test.each([
  ['the first list is shown', undefined, list('', 'a'), list('', 'a')],
  ['a longer one waits', list('', 'b'), list('', 'a', 'b'), list('', 'b')],
  ['a reordered one waits', list('', 'a', 'b'), list('', 'b', 'a'), list('', 'a', 'b')],
  ['one for another search is shown', list('', 'a'), list('x', 'b'), list('x', 'b')],
  ['one that was empty gives way', list(''), list('', 'a'), list('', 'a')],
])('while a list is open %s', (_, held, next, shown) => {
  expect(holdList(held, next)).toEqual(shown);
});
