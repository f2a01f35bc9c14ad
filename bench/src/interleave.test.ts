import { expect, test } from 'vitest';
import { interleave, orderOf } from './interleave.ts';

test('every subject is measured once per round, and samples stay in the order of the rounds', async () => {
  const samples = await interleave({
    subjects: ['a', 'b', 'c'],
    rounds: 5,
    measure: async (subject, round) => `${subject}${round}`,
  });
  expect(samples).toEqual({
    a: ['a0', 'a1', 'a2', 'a3', 'a4'],
    b: ['b0', 'b1', 'b2', 'b3', 'b4'],
    c: ['c0', 'c1', 'c2', 'c3', 'c4'],
  });
});

test('over six rounds each of three subjects is in each place twice', () => {
  const rounds = Array.from({ length: 6 }, (_, round) => orderOf(['a', 'b', 'c'], round));
  for (const place of [0, 1, 2]) {
    const there = rounds.map((order) => order[place]).toSorted();
    expect(there).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  }
});

test('two rounds in a row run in opposite orders', () => {
  expect(orderOf(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
  expect(orderOf(['a', 'b', 'c'], 1)).toEqual(['c', 'b', 'a']);
});
