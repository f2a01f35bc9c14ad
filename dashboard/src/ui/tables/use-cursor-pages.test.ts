import { expect, test } from 'vitest';
import { nextPage, previousPage, readPage } from './use-cursor-pages.ts';

function createStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const FIRST_PAGE = { cursor: undefined, page: undefined };

test.each([
  [{}, { page: 1, cursor: undefined }],
  [{ page: '3' }, { page: 1, cursor: undefined }],
  [
    { cursor: 'c', page: '3' },
    { page: 3, cursor: 'c' },
  ],
  [{ cursor: 'b' }, { page: 2, cursor: 'b' }],
  [
    { cursor: 'b', page: '1' },
    { page: 2, cursor: 'b' },
  ],
  [
    { cursor: 'b', page: 'x' },
    { page: 2, cursor: 'b' },
  ],
])('the address %j names the page %j', (params: Record<string, string>, expected) => {
  expect(readPage((name) => params[name] ?? '')).toEqual(expected);
});

test('pages lead forward and back, also after a reload', () => {
  const storage = createStorage();
  expect(nextPage(storage, 'webhooks:', 1, 'b')).toEqual({ cursor: 'b', page: '2' });
  expect(nextPage(storage, 'webhooks:', 2, 'c')).toEqual({ cursor: 'c', page: '3' });
  expect(previousPage(storage, 'webhooks:', 3)).toEqual({ cursor: 'b', page: '2' });
  expect(previousPage(storage, 'webhooks:', 2)).toEqual(FIRST_PAGE);
});

test('back from a page whose previous page was never seen leads to the first page', () => {
  expect(previousPage(createStorage(), 'webhooks:', 3)).toEqual(FIRST_PAGE);
});

test('another search has pages of its own', () => {
  const storage = createStorage();
  nextPage(storage, 'webhooks:', 1, 'b');
  expect(previousPage(storage, 'webhooks:orders', 3)).toEqual(FIRST_PAGE);
});
