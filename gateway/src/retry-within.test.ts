import { expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { type RetryOptions, retryWithin } from './retry-within.ts';

interface Attempt extends PromiseWithResolvers<string> {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Runs attempts that the test ends, at times that the test sets. */
function start(deadline: number, options: Partial<RetryOptions<string>> = {}) {
  let time = 0;
  const timers: { readonly delayMs: number; readonly onEnd: () => void; isCancelled: boolean }[] =
    [];
  const clock: Clock = {
    now: () => time,
    monotonic: () => time,
    sleep: async (delayMs) => {
      time += delayMs;
    },
    startTimer(delayMs, onEnd) {
      const timer = { delayMs, onEnd, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
  };
  const attempts: Attempt[] = [];
  const isRetryable = (result: string) => result === 'try again';
  const done = retryWithin<string>(
    { clock, random: () => 0.5, deadline, isRetryable, mayOverlap: true, ...options },
    (timeoutMs, signal) => {
      const attempt = { timeoutMs, signal, ...Promise.withResolvers<string>() };
      attempts.push(attempt);
      return attempt.promise;
    },
  );
  return { attempts, timers, done };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a second attempt starts after half of the time, with the other half', async () => {
  const { attempts, timers, done } = start(1_000);
  expect(timers).toMatchObject([{ delayMs: 500 }]);
  timers[0]?.onEnd();
  expect(attempts.map(({ timeoutMs }) => timeoutMs)).toEqual([1_000, 500]);
  attempts[1]?.resolve('second');
  expect(await done).toEqual({ result: 'second', attempts: 2 });
});

test('a result that can be retried does not count while the other attempt runs', async () => {
  const { attempts, timers, done } = start(1_000);
  timers[0]?.onEnd();
  attempts[0]?.resolve('try again');
  await settle();
  expect(attempts[1]?.signal?.aborted).toBe(false);
  attempts[1]?.resolve('second');
  expect(await done).toEqual({ result: 'second', attempts: 2 });
});

test('without another attempt such a result is followed by the next one after a delay', async () => {
  const { attempts, done } = start(1_000);
  attempts[0]?.resolve('try again');
  await settle();
  expect(attempts.map(({ timeoutMs }) => timeoutMs)).toEqual([1_000, 962.5]);
  attempts[1]?.resolve('second');
  expect(await done).toEqual({ result: 'second', attempts: 2 });
});

test.each<[string, (attempt: Attempt | undefined) => void]>([
  ['a final result', (attempt) => attempt?.resolve('first')],
  ['an error', (attempt) => attempt?.reject(new Error('first'))],
])('%s aborts the other attempt, and cancels one that has not started', async (_, end) => {
  for (const hasSecond of [false, true]) {
    const { attempts, timers, done } = start(1_000);
    if (hasSecond) timers[0]?.onEnd();
    end(attempts[0]);
    expect(await done.then(({ result }) => result).catch(({ message }) => message)).toBe('first');
    expect(attempts[0]?.signal?.aborted).toBe(true);
    expect(timers[0]?.isCancelled).toBe(true);
  }
});

test.each([
  [100, 1],
  [99, 0],
])('with %i ms left there is time for %i second attempts', (deadline, count) => {
  expect(start(deadline).timers).toHaveLength(count);
});

test.each([
  // The first delay is 37.5 ms, and an attempt is worth 50 ms.
  [87.5, 2],
  [87.4, 1],
])('with %d ms left there are %i attempts one after the other', async (deadline, count) => {
  const { attempts, done } = start(deadline, { mayOverlap: false });
  attempts[0]?.resolve('try again');
  await settle();
  attempts[1]?.resolve('try again');
  expect(await done).toEqual({ result: 'try again', attempts: count });
});
