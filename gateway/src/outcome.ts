import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import type { PublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Rejection } from '@momento-gateway/shared/rejection';

/** What became of a call. `error` is what AWS said, or why in more words: for the log only. */
export type Outcome =
  | { readonly kind: 'published'; readonly eventId: string; readonly attempts: number }
  | {
      readonly kind: 'parked';
      readonly reason: FailureReason;
      readonly error: string;
      readonly attempts: number;
    }
  | { readonly kind: 'rejected'; readonly reason: Rejection; readonly error?: string }
  /** The signing secret could not be read: nobody can tell whether the call is authentic. */
  | { readonly kind: 'unavailable'; readonly reason: 'secret-unavailable'; readonly error: string }
  /** Neither bus nor queue took it; the log has the last copy of `failure`. */
  | {
      readonly kind: 'lost';
      readonly reason: FailureReason | 'unexpected';
      readonly error: string;
      readonly attempts?: number;
      readonly failure?: PublishFailure;
    };
