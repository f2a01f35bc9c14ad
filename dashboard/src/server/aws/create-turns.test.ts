import { expect, test } from 'vitest';
import { createTurns } from './create-turns.ts';

test('long work lets others go first once in a while, short work does not wait', async () => {
  let now = 0;
  const giveTurns = createTurns(() => now);
  const order: string[] = [];
  setImmediate(() => order.push('another call'));
  await giveTurns();
  order.push('short work');
  now = 10;
  await giveTurns();
  order.push('long work');
  expect(order).toEqual(['short work', 'another call', 'long work']);
});
