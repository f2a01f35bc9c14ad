import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';
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
  /** Neither bus nor queue took it; the log line is the last copy. */
  | {
      readonly kind: 'lost';
      readonly reason: FailureReason | 'unexpected';
      readonly error: string;
      readonly attempts?: number;
      readonly entry?: BusEntry;
    };
