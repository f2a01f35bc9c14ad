import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { checkEntry } from '@momento-gateway/shared/check-entry';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import { explainUnexpected } from './format-stack.ts';
import type { Outcome } from './outcome.ts';
import { type RetryOptions, retryWithin } from './retry-within.ts';
import type { FreshBusEntry } from './to-bus-entry.ts';

/** The result of one attempt. */
export type PutResult =
  | { readonly kind: 'taken'; readonly eventId: string }
  | {
      readonly kind: 'refused';
      readonly reason: FailureReason;
      readonly retryable: boolean;
      /** What AWS or the network said, for people. */
      readonly message: string;
    };

/** Port to EventBridge. */
export type PutEntry = (entry: BusEntry, timeoutMs: number) => Promise<PutResult>;

/** Why the entry is not known to be on the bus. */
export interface Unpublished {
  readonly reason: FailureReason;
  /** What AWS or the network said, for people. */
  readonly message: string;
  readonly attempts: number;
}

const MESSAGES = {
  'detail-type-too-long': 'EventBridge takes a detail-type of at most 128 characters.',
  'entry-too-large': 'EventBridge takes entries of less than 1,000,000 bytes.',
} satisfies Record<NonNullable<ReturnType<typeof checkEntry>>, string>;

/**
 * Puts the entry on the bus, with retries until the deadline. A slow attempt is waited for, because
 * another attempt would be another copy. An attempt that timed out or lost its connection may have
 * reached the bus anyway: delivery is at least once. Never rejects.
 */
export async function publish(
  entry: FreshBusEntry,
  putEntry: PutEntry,
  retry: Omit<RetryOptions<PutResult>, 'isRetryable' | 'mayOverlap'>,
): Promise<Extract<Outcome, { kind: 'published' }> | Unpublished> {
  const reason = checkEntry(entry, Buffer.byteLength);
  if (reason !== undefined) return { reason, message: MESSAGES[reason], attempts: 0 };
  try {
    const { result, attempts } = await retryWithin(
      {
        ...retry,
        mayOverlap: false,
        isRetryable: (put: PutResult) => put.kind === 'refused' && put.retryable,
      },
      (timeoutMs) => putEntry(entry, timeoutMs),
    );
    return result.kind === 'taken'
      ? { kind: 'published', eventId: result.eventId, attempts }
      : { reason: result.reason, message: result.message, attempts };
  } catch (error) {
    // The bus may not have the event: it is parked, not lost.
    return { reason: 'service-error', message: explainUnexpected(error), attempts: 1 };
  }
}
