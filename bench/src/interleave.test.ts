import { expect, test } from 'vitest';
import { interleave, orderOf } from './interleave.ts';

test('every subject is measured once per round, after a warm-up that does not count', async () => {
  const times = { a: 0, b: 0, c: 0 };
  const samples = await interleave({
    subjects: ['a', 'b', 'c'],
    rounds: 5,
    measure: async (subject) => `${subject}${times[subject]++}`,
  });
  expect(times).toEqual({ a: 6, b: 6, c: 6 });
  expect(samples).toEqual({
    a: ['a1', 'a2', 'a3', 'a4', 'a5'],
    b: ['b1', 'b2', 'b3', 'b4', 'b5'],
    c: ['c1', 'c2', 'c3', 'c4', 'c5'],
  });
});

test('over six rounds, each of three subjects is twice at each position', () => {
  const rounds = Array.from({ length: 6 }, (_, round) => orderOf(['a', 'b', 'c'], round));
  for (const position of [0, 1, 2]) {
    const there = rounds.map((order) => order[position]).toSorted();
    expect(there).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  }
});

test('two rounds in a row run in opposite orders', () => {
  expect(orderOf(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
  expect(orderOf(['a', 'b', 'c'], 1)).toEqual(['c', 'b', 'a']);
});
