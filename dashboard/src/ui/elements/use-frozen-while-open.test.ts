import { expect, test } from 'vitest';
import { chooseShown } from './use-frozen-while-open.ts';

const held = { value: ['first', 'second'], asked: '' };
const latest = { value: ['new', 'first', 'second'], asked: '' };

test('a list that is open keeps its options and their order', () => {
  expect(chooseShown(held, latest, true)).toBe(held);
});

test('a list that is closed shows what arrived in the meantime', () => {
  expect(chooseShown(held, latest, false)).toBe(latest);
});

test('a list that is open shows the answer to another search', () => {
  const found = { value: ['second'], asked: 'sec' };
  expect(chooseShown(held, found, true)).toBe(found);
});

test('an unchanged value keeps its identity', () => {
  expect(chooseShown(held, { ...held }, false)).toBe(held);
});
