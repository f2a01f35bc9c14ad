import { expect, test } from 'vitest';
import { holdRows } from './hold-rows.ts';

const rows = (key: string, ...names: string[]) => ({ key, rows: names.map((name) => ({ name })) });
const nameOf = ({ name }: { name: string }) => name;

test.each([
  ['the first rows are shown', undefined, rows('', 'a'), rows('', 'a')],
  ['a new one comes last', rows('', 'b', 'c'), rows('', 'a', 'b', 'c'), rows('', 'b', 'c', 'a')],
  ['none comes to a page that is full', rows('', 'b', 'c'), rows('', 'a', 'b'), rows('', 'b', 'c')],
  ['one that went keeps its place', rows('', 'a', 'b'), rows('', 'b'), rows('', 'a', 'b')],
  ['those of another page are shown', rows('1', 'a'), rows('2', 'b'), rows('2', 'b')],
])('while the pointer is over a table %s', (_, held, next, shown) => {
  expect(holdRows(held, next, nameOf)).toEqual(shown);
});

test('a row that keeps its place says what is so now', () => {
  const row = (enabled: boolean) => ({ key: '', rows: [{ name: 'a', enabled }] });
  expect(holdRows(row(true), row(false), nameOf)).toEqual(row(false));
});
