import type { Delivery, DeliveryFailure } from './delivery.ts';

const DEFAULT_MAXIMUM_RETRY_ATTEMPTS = 185;
const DEFAULT_MAXIMUM_EVENT_AGE_SECONDS = 86_400;
const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 15 * 60_000;

/** The next step after a failed attempt. */
export type NextStep =
  | { readonly step: 'retry'; readonly dueAt: number }
  | { readonly step: 'give-up'; readonly exhausted?: ExhaustedRetryCondition };

export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/**
 * Decides by the target's retry policy. `random` is in [0, 1): delays double from one second to
 * fifteen minutes, and half of each is jitter, so that 185 of them take about a day.
 */
export function decideNextStep(
  delivery: Delivery,
  failure: DeliveryFailure,
  nowMs: number,
  random: number,
): NextStep {
  if (!failure.isRetryable) return { step: 'give-up' };
  const policy = delivery.target.RetryPolicy;
  if (delivery.retries >= (policy?.MaximumRetryAttempts ?? DEFAULT_MAXIMUM_RETRY_ATTEMPTS)) {
    return { step: 'give-up', exhausted: 'MaximumRetryAttempts' };
  }
  const maximumAgeMs =
    1000 * (policy?.MaximumEventAgeInSeconds ?? DEFAULT_MAXIMUM_EVENT_AGE_SECONDS);
  const expiresAt = delivery.acceptedAt + maximumAgeMs;
  if (nowMs >= expiresAt) return { step: 'give-up', exhausted: 'MaximumEventAgeInSeconds' };
  const longestMs = Math.min(FIRST_DELAY_MS * 2 ** delivery.retries, MAX_DELAY_MS);
  const delayMs = Math.ceil((longestMs * (1 + random)) / 2);
  return { step: 'retry', dueAt: Math.min(nowMs + delayMs, expiresAt) };
}
