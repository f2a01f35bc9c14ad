import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';
import { explainUnexpected } from './format-stack.ts';
import type { Outcome } from './outcome.ts';
import { type RetryOptions, retryWithin } from './retry-within.ts';

type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly retryable: boolean; readonly message: string };

/** Port to the parked queues. */
export type SendFailure = (
  queueUrl: string,
  message: string,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<SendResult>;

/** The limit of SQS: 1 MiB. */
const MESSAGE_MAX_BYTES = 1_048_576;

type ParkingOptions = Omit<RetryOptions<SendResult>, 'isRetryable' | 'mayOverlap'> & {
  readonly queueUrl: string;
};

/**
 * Puts a failure in its tenant's parked queue, with retries until the deadline. Two copies are better than
 * none: no other copy of the event is left. Never rejects.
 */
export async function park(
  failure: PublishFailure,
  sendFailure: SendFailure,
  options: ParkingOptions,
): Promise<Extract<Outcome, { kind: 'parked' | 'lost' }>> {
  const { reason, message, attempts } = failure;
  const refusal = await send(formatPublishFailure(failure), sendFailure, options);
  if (refusal === undefined) return { kind: 'parked', reason, error: message, attempts };
  return { kind: 'lost', reason, error: `Bus: ${message} Queue: ${refusal}`, attempts, failure };
}

/** @returns why the message may not be in the queue. */
async function send(
  message: string,
  sendFailure: SendFailure,
  { queueUrl, ...retry }: ParkingOptions,
): Promise<string | undefined> {
  if (Buffer.byteLength(message) > MESSAGE_MAX_BYTES) return 'Larger than a queue message can be';
  try {
    const { result } = await retryWithin(
      {
        ...retry,
        mayOverlap: true,
        isRetryable: (sent: SendResult) => sent.kind === 'refused' && sent.retryable,
      },
      (timeoutMs, signal) => sendFailure(queueUrl, message, timeoutMs, signal),
    );
    return result.kind === 'sent' ? undefined : result.message;
  } catch (error) {
    return explainUnexpected(error);
  }
}
