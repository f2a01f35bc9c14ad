// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '../testing/render-hook.tsx';
import { useDelayed } from './use-delayed.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a load shows after 200 ms, until it is over', async () => {
  let isOn = true;
  const { result, rerender, unmount } = await renderHook(() => useDelayed(isOn));
  await act(() => vi.advanceTimersByTimeAsync(199));
  expect(result.current).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(result.current).toBe(true);
  isOn = false;
  await rerender();
  expect(result.current).toBe(false);
  isOn = true;
  await rerender();
  expect(result.current).toBe(false);
  await unmount();
});
