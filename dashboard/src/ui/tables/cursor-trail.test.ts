import { expect, test } from 'vitest';
import { openCursorTrail } from './cursor-trail.ts';

function createStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

test('the way back is known after a reload', () => {
  const storage = createStorage();
  openCursorTrail(storage, 'webhooks:').remember(2, 'b');
  expect(openCursorTrail(storage, 'webhooks:').read(2)).toBe('b');
});

test('a page never seen has no cursor', () => {
  expect(openCursorTrail(createStorage(), 'webhooks:').read(2)).toBeUndefined();
});

test('another search has pages of its own', () => {
  const storage = createStorage();
  openCursorTrail(storage, 'webhooks:').remember(2, 'b');
  expect(openCursorTrail(storage, 'webhooks:orders').read(2)).toBeUndefined();
});
