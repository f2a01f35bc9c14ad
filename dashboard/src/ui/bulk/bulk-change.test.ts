import { expect, test } from 'vitest';
import { changeEach } from './bulk-change.ts';

test('one that fails is named with its error, and the others are changed', async () => {
  const changed: string[] = [];
  const progress: number[] = [];
  const error = new Error('refused');
  const failed = await changeEach(
    ['a', 'b', 'c', 'd', 'e', 'f'],
    async (name) => {
      if (name === 'b') throw error;
      changed.push(name);
    },
    (done) => progress.push(done),
  );
  expect(failed).toEqual([{ item: 'b', error }]);
  expect(changed).toEqual(['a', 'c', 'd', 'e', 'f']);
  expect(progress).toEqual([1, 2, 3, 4, 5, 6]);
});

test('at most four changes run at the same time', async () => {
  let running = 0;
  let most = 0;
  await changeEach(
    Array.from({ length: 12 }, (_, place) => place),
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    },
    () => {},
  );
  expect(most).toBe(4);
});
