// @vitest-environment happy-dom
import type { Failure } from '@momento-gateway/api/failures/failure';
import { act } from 'react';
import { expect, test } from 'vitest';
import { createFakeApi } from '../testing/fake-api.ts';
import { renderHook } from '../testing/render-hook.tsx';
import { useSelectedIds } from './use-selected-ids.ts';

const failure = (id: string) => ({ id }) as Failure;
const [A, B, C] = [failure('a'), failure('b'), failure('c')];

test('a selection grows over pages, shrinks with what is gone, and ends only when a person says so', async () => {
  const { api } = createFakeApi(() => ({}));
  const { result } = await renderHook(() => useSelectedIds(), api);
  const ids = () => result.current?.ids && [...result.current.ids];
  expect(ids()).toBeUndefined();
  await act(async () => result.current?.selectOnPage([A, B], [A]));
  await act(async () => result.current?.selectOnPage([C], [C]));
  expect(ids()).toEqual(['a', 'c']);
  await act(async () => result.current?.drop(['a', 'c', 'unknown']));
  expect(ids()).toEqual([]);
  await act(async () => result.current?.clear());
  expect(ids()).toBeUndefined();
  await act(async () => result.current?.selectOnPage([A, B], [A, B]));
  await act(async () => result.current?.selectOnPage([A, B], []));
  expect(ids()).toBeUndefined();
});
