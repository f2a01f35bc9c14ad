import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';
import { type RetryOptions, retryWithin } from './retry-within.ts';

export type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly retryable: boolean; readonly message: string };

/** Port to the failure queue. */
export type SendFailure = (message: string, timeoutMs: number) => Promise<SendResult>;

/** The most SQS takes: 1 MiB. */
const MESSAGE_MAX_BYTES = 1_048_576;

/** Puts a failure in the failure queue, with retries until the deadline. */
export async function park(
  failure: PublishFailure,
  sendFailure: SendFailure,
  retry: Omit<RetryOptions<SendResult>, 'isRetryable'>,
): Promise<SendResult> {
  const message = formatPublishFailure(failure);
  if (Buffer.byteLength(message) > MESSAGE_MAX_BYTES) {
    return { kind: 'refused', retryable: false, message: 'Larger than a queue message can be' };
  }
  const { result } = await retryWithin(
    { ...retry, isRetryable: (sent: SendResult) => sent.kind === 'refused' && sent.retryable },
    (timeoutMs) => sendFailure(message, timeoutMs),
  );
  return result;
}
