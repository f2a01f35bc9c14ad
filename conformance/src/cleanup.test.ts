import { expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';

test('the newest is removed first, and one that cannot be removed is named and stops no other', async () => {
  const removed: string[] = [];
  const cleanup = new Cleanup();
  for (const what of ['the stack', 'the role', 'the dashboard']) {
    cleanup.add(what, async () => {
      if (what === 'the role') throw new Error('It has a policy.');
      removed.push(what);
    });
  }
  await expect(cleanup.run()).rejects.toThrow('Not removed:\n  the role: It has a policy.');
  expect(removed).toEqual(['the dashboard', 'the stack']);
});

test('nothing is removed twice', async () => {
  let count = 0;
  const cleanup = new Cleanup();
  cleanup.add('the stack', async () => {
    count += 1;
  });
  await cleanup.run();
  await cleanup.run();
  expect(count).toBe(1);
});
