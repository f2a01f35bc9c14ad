import { expect, test } from 'vitest';
import { isTaken, keepOrder } from './keep-order.ts';

const hook = (name: string) => ({ name, topic: 'orders', url: 'https://x.example/' });

test('webhooks listed again keep their order, and new ones come last', () => {
  const before = keepOrder([], [hook('b'), hook('d')]);
  const again = keepOrder(before, [hook('a'), hook('b'), hook('c'), hook('d')]);
  expect(again.map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
});

test('a webhook that is gone keeps its place until it is listed again', () => {
  const before = keepOrder([], [hook('a'), hook('b')]);
  const without = keepOrder(before, [hook('b')]);
  expect(without).toEqual([{ ...hook('a'), isGone: true }, hook('b')]);
  expect(keepOrder(without, [hook('b'), hook('a')])).toEqual([hook('a'), hook('b')]);
});

test.each([
  ['can be chosen while it posts elsewhere', {}, false],
  ['cannot be chosen when it posts here already', { webhookId: 'w-1' }, true],
  ['cannot be chosen when it is gone', { isGone: true }, true],
])('a webhook %s', (_, fields, taken) => {
  expect(isTaken({ ...hook('a'), ...fields })).toBe(taken);
});
