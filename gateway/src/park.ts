import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';
import { type RetryOptions, retryWithin } from './retry-within.ts';

export type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly retryable: boolean; readonly message: string };

/** Port to the parked queue. */
export type SendFailure = (
  message: string,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<SendResult>;

/** The most SQS takes: 1 MiB. */
const MESSAGE_MAX_BYTES = 1_048_576;

/**
 * Puts a failure in the parked queue, with retries until the deadline. Rather twice than not at all:
 * no other copy of the event is left.
 */
export async function park(
  failure: PublishFailure,
  sendFailure: SendFailure,
  retry: Omit<RetryOptions<SendResult>, 'isRetryable' | 'mayOverlap'>,
): Promise<SendResult> {
  const message = formatPublishFailure(failure);
  if (Buffer.byteLength(message) > MESSAGE_MAX_BYTES) {
    return { kind: 'refused', retryable: false, message: 'Larger than a queue message can be' };
  }
  const { result } = await retryWithin(
    {
      ...retry,
      mayOverlap: true,
      isRetryable: (sent: SendResult) => sent.kind === 'refused' && sent.retryable,
    },
    (timeoutMs, signal) => sendFailure(message, timeoutMs, signal),
  );
  return result;
}
