// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderHook } from '../testing/render-hook.tsx';
import { createPreference, usePreference } from './preference.ts';

const create = () => createPreference('colour', ['red', 'blue'], 'red');

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('a choice is remembered by this browser', () => {
  expect(create().read()).toBe('red');
  create().write('blue');
  expect(create().read()).toBe('blue');
});

test('a stored word that is not a choice is ignored', () => {
  localStorage.setItem('colour', 'green');
  expect(create().read()).toBe('red');
});

test('without storage a choice lasts as long as the page', () => {
  const refuse = () => {
    throw new Error('No storage');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, clear: () => undefined });
  const preference = create();
  preference.write('blue');
  expect(preference.read()).toBe('blue');
  expect(create().read()).toBe('red');
  vi.unstubAllGlobals();
});

test('a change of a preference is shown at once, from another tab too', async () => {
  const preference = create();
  const { result, unmount } = await renderHook(() => usePreference(preference));
  expect(result.current).toBe('red');
  await act(async () => preference.write('blue'));
  expect(result.current).toBe('blue');
  await act(async () => {
    localStorage.setItem('colour', 'red');
    dispatchEvent(new Event('storage'));
  });
  expect(result.current).toBe('red');
  await unmount();
});
