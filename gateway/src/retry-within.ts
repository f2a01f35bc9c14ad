import type { Clock } from './clock.ts';

export interface RetryOptions<Result> {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** On the monotonic clock; no attempt begins after it, but the first one always does. */
  readonly deadline: number;
  readonly isRetryable: (result: Result) => boolean;
  /**
   * Whether a second copy does less harm than none. Then a second attempt starts after half of the
   * time, and the first one still counts.
   */
  readonly mayOverlap: boolean;
}

/** `signal` aborts when the result is no longer needed. */
type Attempt<Result> = (timeoutMs: number, signal?: AbortSignal) => Promise<Result>;

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 400;
/** An attempt with less time than this is not worth making. */
const SHORTEST_ATTEMPT_MS = 50;

/**
 * Repeats `attempt` while its result is retryable and time is left, with growing delays whose second
 * half is random. Each attempt may take all of the remaining time: none is given up for another that
 * would have less.
 *
 * @returns the last result and the number of attempts made
 */
export async function retryWithin<Result>(
  options: RetryOptions<Result>,
  attempt: Attempt<Result>,
): Promise<{ readonly result: Result; readonly attempts: number }> {
  const { clock, random, deadline, isRetryable, mayOverlap } = options;
  let attempts = 0;
  for (let round = 0; ; round += 1) {
    const startedAt = clock.monotonic();
    const leftMs = Math.max(deadline - startedAt, SHORTEST_ATTEMPT_MS);
    const results =
      mayOverlap && leftMs >= 2 * SHORTEST_ATTEMPT_MS
        ? overlap(options, leftMs, attempt)
        : attempt(leftMs).then((result) => ({ result, attempts: 1 }));
    const { result, attempts: made } = await results;
    attempts += made;
    if (!isRetryable(result)) return { result, attempts };
    const longestMs = Math.min(FIRST_DELAY_MS * 2 ** round, LONGEST_DELAY_MS);
    const delayMs = longestMs * (0.5 + random() / 2);
    const endedAt = clock.monotonic();
    // Where a copy does harm, the next attempt needs as much time as this one took.
    const neededMs = mayOverlap ? 0 : endedAt - startedAt;
    if (endedAt + delayMs + Math.max(SHORTEST_ATTEMPT_MS, neededMs) > deadline) {
      return { result, attempts };
    }
    await clock.sleep(delayMs);
  }
}

/**
 * One attempt, and a second one when the first has no result after half of the time. The first final
 * result counts, and the other attempt is aborted.
 */
function overlap<Result>(
  { clock, isRetryable }: RetryOptions<Result>,
  leftMs: number,
  attempt: Attempt<Result>,
): Promise<{ readonly result: Result; readonly attempts: number }> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    let attempts = 0;
    let running = 0;
    const end = (): void => {
      cancel();
      ending.abort();
    };
    const start = (timeoutMs: number): void => {
      attempts += 1;
      running += 1;
      attempt(timeoutMs, ending.signal).then(
        (result) => {
          running -= 1;
          if (isRetryable(result) && running > 0) return;
          end();
          resolve({ result, attempts });
        },
        (error) => {
          end();
          reject(error);
        },
      );
    };
    const cancel = clock.startTimer(leftMs / 2, () => start(leftMs / 2));
    start(leftMs);
  });
}
