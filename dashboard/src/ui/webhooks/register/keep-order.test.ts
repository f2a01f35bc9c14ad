import { expect, test } from 'vitest';
import { keepOrder } from './keep-order.ts';

const hook = (name: string) => ({ name, topic: 'orders', url: 'https://x.example/' });

test('what is listed again stays where it was, and what is new stands last', () => {
  const before = keepOrder([], [hook('b'), hook('d')]);
  const again = keepOrder(before, [hook('a'), hook('b'), hook('c'), hook('d')]);
  expect(again.map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
});

test('what is gone keeps its place and cannot be chosen, until it is there again', () => {
  const before = keepOrder([], [hook('a'), hook('b')]);
  const without = keepOrder(before, [hook('b')]);
  expect(without).toEqual([{ ...hook('a'), isGone: true }, hook('b')]);
  expect(keepOrder(without, [hook('b'), hook('a')])).toEqual([hook('a'), hook('b')]);
});
