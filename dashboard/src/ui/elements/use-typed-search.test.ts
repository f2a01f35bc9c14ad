// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '../testing/render-hook.tsx';
import { useTypedSearch } from './use-typed-search.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function renderSearch(value: string) {
  const searches: string[] = [];
  let current = value;
  const onSearch = (text: string) => void searches.push(text);
  const { result, rerender, unmount } = await renderHook(() => useTypedSearch(current, onSearch));
  return {
    searches,
    unmount,
    read: () => result.current?.[0],
    type: (text: string) => act(async () => result.current?.[1](text)),
    change: (changed: string) => {
      current = changed;
      return rerender();
    },
  };
}

test('what is typed is searched once, 200 ms after the last key', async () => {
  const search = await renderSearch('');
  await search.type('o');
  await pass(199);
  await search.type('or');
  await pass(199);
  expect(search.searches).toEqual([]);
  await pass(1);
  expect(search.searches).toEqual(['or']);
  await search.unmount();
});

test('a search that is cleared from outside is cleared in the input', async () => {
  const search = await renderSearch('orders');
  await search.change('');
  expect(search.read()).toBe('');
  await pass(1_000);
  expect(search.searches).toEqual([]);
  await search.unmount();
});

test('the answer to an earlier search does not replace what was typed since', async () => {
  const search = await renderSearch('');
  await search.type('or');
  await pass(200);
  await search.type('ord');
  await search.change('or');
  expect(search.read()).toBe('ord');
  await search.unmount();
});
