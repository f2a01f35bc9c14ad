import { expect, test } from 'vitest';
import { chooseShown } from './choose-shown.ts';

const held = { value: ['first', 'second'], asked: '' };
const latest = { value: ['new', 'first', 'second'], asked: '' };

test('a list that is open keeps its options and their order', () => {
  expect(chooseShown(held, latest, true)).toBe(held);
});

test('a list that is closed shows what came meanwhile', () => {
  expect(chooseShown(held, latest, false)).toBe(latest);
});

test('a list that is open shows the answer to another search', () => {
  const found = { value: ['second'], asked: 'sec' };
  expect(chooseShown(held, found, true)).toBe(found);
});

test('what has not changed is not held again', () => {
  expect(chooseShown(held, { ...held }, false)).toBe(held);
});
