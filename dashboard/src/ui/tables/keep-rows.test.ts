import { expect, test } from 'vitest';
import { keepRows } from './keep-rows.ts';

const row = (id: string, count = 0) => ({ id, count });
const keep = (shown: ReturnType<typeof row>[], fresh: ReturnType<typeof row>[]) =>
  keepRows(shown, fresh, ({ id }) => id);

test('rows stay where they are and show what is new about them', () => {
  expect(keep([row('a'), row('b')], [row('b', 1), row('a', 2)])).toEqual([
    row('a', 2),
    row('b', 1),
  ]);
});

test('rows that came or went are left for later', () => {
  expect(keep([row('a'), row('b')], [row('c'), row('b', 1)])).toEqual([row('a'), row('b', 1)]);
});
