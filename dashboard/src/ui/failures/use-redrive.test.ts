// @vitest-environment happy-dom
import { NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerProblem, createFakeApi } from '../testing/fake-api.ts';
import { renderHook } from '../testing/render-hook.tsx';
import { planRedrive, useRedrive } from './use-redrive.ts';

const redrive = (state: Redrive['state']): Redrive => ({
  redriveId: 'r-1',
  state,
  startedAt: 0,
  seenAt: 0,
  runsAt: 'host',
  total: 2,
  counts: { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 },
  results: [],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One millisecond more, because react-query notifies its observers in a timer of its own. */
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
    await vi.advanceTimersByTimeAsync(1);
  });

/** Follows a redrive that has the next of `states` at each read, and then keeps the last one. */
async function follow(states: readonly (Redrive['state'] | 'error')[]) {
  const { api, calls } = createFakeApi(() => {
    const state = states[Math.min(calls.length, states.length) - 1] ?? 'error';
    return state === 'error' ? answerProblem(502) : redrive(state);
  });
  const onEnd = vi.fn();
  const hook = await renderHook(() => {
    const { error, refetch } = useRedrive('r-1', onEnd);
    return { error, refetch };
  }, api);
  await pass(0);
  return { calls, onEnd, ...hook };
}

test('a redrive is read every second until it is done', async () => {
  const { calls, onEnd, queries, unmount } = await follow(['running', 'running', 'done']);
  queries.setQueryData(['failures'], 'old');
  expect(calls).toHaveLength(1);
  await pass(1_000);
  expect(calls).toHaveLength(2);
  expect(onEnd).not.toHaveBeenCalled();
  await pass(1_000);
  expect(onEnd.mock.calls).toEqual([[redrive('done')]]);
  expect(queries.getQueryState(['failures'])?.isInvalidated).toBe(true);
  await pass(60_000);
  expect(calls).toHaveLength(3);
  expect(onEnd).toHaveBeenCalledOnce();
  await unmount();
});

test('a stopped redrive ends, and is read less often: its dashboard may report again', async () => {
  const { calls, onEnd, unmount } = await follow(['stopped']);
  expect(onEnd).toHaveBeenCalledOnce();
  await pass(9_000);
  expect(calls).toHaveLength(1);
  await pass(1_000);
  expect(calls).toHaveLength(2);
  expect(onEnd).toHaveBeenCalledOnce();
  await unmount();
});

test('after an error it is read again only when somebody retries', async () => {
  const { calls, onEnd, result, unmount } = await follow(['error', 'done']);
  await pass(60_000);
  expect(calls).toHaveLength(1);
  expect(result.current?.error).toMatchObject({ status: 502 });
  await act(async () => {
    await result.current?.refetch();
  });
  await pass(0);
  expect(onEnd).toHaveBeenCalledOnce();
  await unmount();
});

test('without a redrive nothing is read', async () => {
  const { api, calls } = createFakeApi(() => redrive('done'));
  const { unmount } = await renderHook(() => useRedrive('', () => undefined), api);
  await pass(60_000);
  expect(calls).toEqual([]);
  await unmount();
});

test('a plan names the failures that can be redriven, and changes nothing', async () => {
  const { api, calls } = createFakeApi(() => ({
    plan: [
      { id: 'a', result: 'to-bus', rules: ['orders'] },
      { id: 'b', result: 'refused', message: 'Unreadable.' },
      { id: 'c', result: 'to-target', targetArn: 'arn' },
      { id: 'd', result: 'busy' },
      { id: 'e', result: 'gone' },
    ],
  }));
  const { ids, summary } = await planRedrive(api, { type: 'all', filter: NO_FILTER, count: 5 });
  expect(ids).toEqual(['a', 'c']);
  expect(summary).toMatchObject({ toBus: 1, toTarget: 1, busy: 1, gone: 1 });
  expect(calls.map(({ body }) => body)).toEqual([{ all: true, dryRun: true }]);
});
