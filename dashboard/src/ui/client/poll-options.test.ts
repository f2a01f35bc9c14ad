import { environmentManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createQueryClient,
  isPollingSlowly,
  type PolledQueryOptions,
  pollOptions,
} from './poll-options.ts';

const INTERVAL_MS = 10_000;

beforeEach(() => {
  vi.useFakeTimers();
  // Without a window react-query behaves as on a server and does not poll.
  environmentManager.setIsServer(() => false);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Watches a query as a page would; `answers` says of each call whether it succeeds. */
function watchQuery(
  answers: boolean[],
  intervalMs: PolledQueryOptions<number>['intervalMs'] = INTERVAL_MS,
) {
  const client = createQueryClient();
  const cache = client.getQueryCache();
  const queryKey = ['things'];
  let calls = 0;
  const observer = new QueryObserver<number>(
    client,
    pollOptions(cache, {
      queryKey,
      intervalMs,
      queryFn: async () => {
        calls += 1;
        if (answers[calls - 1] === false) throw new Error('no');
        return calls;
      },
    }),
  );
  const end = observer.subscribe(() => undefined);
  return {
    client,
    observer,
    end,
    countCalls: () => calls,
    isSlow: () => isPollingSlowly(cache.find({ queryKey })),
    poll: () => vi.advanceTimersByTimeAsync(INTERVAL_MS),
  };
}

test('a query keeps polling after one or two errors, and keeps its old data', async () => {
  const { observer, poll, countCalls, isSlow, end } = watchQuery([true, false, false, true]);
  await vi.advanceTimersByTimeAsync(0);
  await poll();
  await poll();
  expect(observer.getCurrentResult()).toMatchObject({ data: 1, status: 'error' });
  expect(isSlow()).toBe(false);
  await poll();
  expect(observer.getCurrentResult()).toMatchObject({ data: 4, status: 'success' });
  expect(countCalls()).toBe(4);
  end();
});

test('after three errors in a row it polls once a minute, and normally when an outage is over', async () => {
  const answers = [true, false, false, false, false, true];
  const { poll, countCalls, isSlow, end } = watchQuery(answers);
  await vi.advanceTimersByTimeAsync(0);
  for (let index = 0; index < 3; index += 1) await poll();
  expect(countCalls()).toBe(4);
  expect(isSlow()).toBe(true);
  for (let index = 0; index < 5; index += 1) await poll();
  expect(countCalls()).toBe(4);
  await poll();
  expect(countCalls()).toBe(5);
  for (let index = 0; index < 6; index += 1) await poll();
  expect(countCalls()).toBe(6);
  expect(isSlow()).toBe(false);
  await poll();
  expect(countCalls()).toBe(7);
  end();
});

test('errors with a success between them are not in a row', async () => {
  const { poll, countCalls, isSlow, end } = watchQuery([false, false, true, false, false]);
  await vi.advanceTimersByTimeAsync(0);
  for (let index = 0; index < 6; index += 1) await poll();
  expect(countCalls()).toBe(7);
  expect(isSlow()).toBe(false);
  end();
});

test('after a successful refresh by hand it polls normally', async () => {
  const { observer, poll, countCalls, isSlow, end } = watchQuery([false, false, false, true]);
  await vi.advanceTimersByTimeAsync(0);
  for (let index = 0; index < 4; index += 1) await poll();
  expect(countCalls()).toBe(3);
  await observer.refetch();
  expect(isSlow()).toBe(false);
  await poll();
  expect(countCalls()).toBe(5);
  end();
});

test('a query with incomplete data can poll sooner', async () => {
  const { countCalls, end } = watchQuery([], (calls = 0) => (calls < 3 ? 1_000 : INTERVAL_MS));
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(countCalls()).toBe(3);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(countCalls()).toBe(3);
  end();
});
