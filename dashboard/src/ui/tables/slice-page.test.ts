import { expect, test } from 'vitest';
import { slicePage } from './slice-page.ts';

const items = ['a', 'b', 'c', 'd', 'e'];

test.each([
  ['', ['a', 'b'], 1],
  ['1', ['a', 'b'], 1],
  ['2', ['c', 'd'], 2],
  ['3', ['e'], 3],
  ['4', ['e'], 3],
  ['0', ['a', 'b'], 1],
  ['-2', ['a', 'b'], 1],
  ['x', ['a', 'b'], 1],
])('page "%s" of an address shows %j', (wanted, expected, page) => {
  expect(slicePage(items, wanted, 2)).toEqual({ items: expected, page, pageCount: 3 });
});

test('an empty list has one empty page', () => {
  expect(slicePage([], '7', 2)).toEqual({ items: [], page: 1, pageCount: 1 });
});
