import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import type { PublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Rejection } from '@momento-gateway/shared/rejection';

/** How a call ends. `error` is what AWS said, or the reason in more words: for the log only. */
export type Outcome =
  | { readonly kind: 'published'; readonly eventId: string; readonly attempts: number }
  | {
      readonly kind: 'parked';
      readonly reason: FailureReason;
      readonly error: string;
      readonly attempts: number;
    }
  | {
      readonly kind: 'rejected';
      readonly reason: Rejection;
      readonly error?: string;
      /** Of a call that Momento may have made to a mistyped URL. */
      readonly path?: string;
    }
  /** The signing secret could not be read, so the call could not be verified. */
  | { readonly kind: 'unavailable'; readonly reason: 'secret-unavailable'; readonly error: string }
  /** Neither the bus nor the queue accepted it; the log has the last copy of `failure`. */
  | {
      readonly kind: 'lost';
      readonly reason: FailureReason | 'unexpected';
      readonly error: string;
      readonly attempts?: number;
      readonly failure?: PublishFailure;
    };

/** Ends a call that is not verified, fresh and for its webhook. */
export type Refusal = Extract<Outcome, { kind: 'rejected' | 'unavailable' }>;

export function reject(reason: Rejection, path?: string): Refusal {
  return path === undefined ? { kind: 'rejected', reason } : { kind: 'rejected', reason, path };
}

/**
 * Each step of a call returns what the next step takes, or the outcome that ends the call. Only
 * outcomes have a `kind`.
 */
export function isOutcome<Result extends object>(
  result: Result,
): result is Extract<Result, Outcome> {
  return 'kind' in result;
}
