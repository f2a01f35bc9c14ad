// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '../testing/render-hook.tsx';
import { useAwake } from './use-live-events.ts';

const LIMIT_MS = 60_000;

let isHidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  isHidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const show = (isShown: boolean) =>
  act(async () => {
    isHidden = !isShown;
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('a page in the background sleeps after the limit, and wakes when it is visible', async () => {
  const { result, unmount } = await renderHook(() => useAwake(LIMIT_MS));
  await show(false);
  await pass(LIMIT_MS - 1);
  expect(result.current).toBe(true);
  await pass(1);
  expect(result.current).toBe(false);
  await show(true);
  expect(result.current).toBe(true);
  await unmount();
});

test('a page that is visible again before the limit does not sleep', async () => {
  const { result, unmount } = await renderHook(() => useAwake(LIMIT_MS));
  await show(false);
  await pass(LIMIT_MS - 1);
  await show(true);
  await pass(2 * LIMIT_MS);
  expect(result.current).toBe(true);
  await unmount();
});
