import { expect, test } from 'vitest';
import { holdRows } from './use-steady-rows.ts';

const rows = (key: string, ...names: string[]) => ({ key, rows: names.map((name) => ({ name })) });
const nameOf = ({ name }: { name: string }) => name;

test.each([
  ['the first rows are shown', undefined, rows('', 'a'), rows('', 'a')],
  ['a new one comes last', rows('', 'b', 'c'), rows('', 'a', 'b', 'c'), rows('', 'b', 'c', 'a')],
  ['a full page gets no new row', rows('', 'b', 'c'), rows('', 'a', 'b'), rows('', 'b', 'c')],
  ['a removed row keeps its place', rows('', 'a', 'b'), rows('', 'b'), rows('', 'a', 'b')],
  ['the rows of another page are shown', rows('1', 'a'), rows('2', 'b'), rows('2', 'b')],
])('while the pointer is over a table %s', (_, held, next, shown) => {
  expect(holdRows(held, next, nameOf)).toEqual(shown);
});

test('a row that keeps its place shows its current content', () => {
  const row = (enabled: boolean) => ({ key: '', rows: [{ name: 'a', enabled }] });
  expect(holdRows(row(true), row(false), nameOf)).toEqual(row(false));
});
