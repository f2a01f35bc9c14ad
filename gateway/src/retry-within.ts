import type { Clock } from './clock.ts';

export interface RetryOptions<Result> {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** ms since the epoch; no attempt begins after it, but the first one always does. */
  readonly deadline: number;
  readonly attemptTimeoutMs: number;
  readonly isRetryable: (result: Result) => boolean;
}

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 400;
/** An attempt given less time than this is not worth its call. */
const SHORTEST_ATTEMPT_MS = 50;

/**
 * Repeats `attempt` while its result is retryable and time is left, with growing delays of which
 * the second half is random. Each attempt is told how long it may take.
 *
 * @returns the last result and the number of attempts made
 */
export async function retryWithin<Result>(
  { clock, random, deadline, attemptTimeoutMs, isRetryable }: RetryOptions<Result>,
  attempt: (timeoutMs: number) => Promise<Result>,
): Promise<{ readonly result: Result; readonly attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const leftMs = Math.max(deadline - clock.now(), SHORTEST_ATTEMPT_MS);
    const result = await attempt(Math.min(attemptTimeoutMs, leftMs));
    if (!isRetryable(result)) return { result, attempts };
    const longestMs = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    const delayMs = longestMs * (0.5 + random() / 2);
    if (clock.now() + delayMs + SHORTEST_ATTEMPT_MS > deadline) return { result, attempts };
    await clock.sleep(delayMs);
  }
}
