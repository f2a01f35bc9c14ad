import { explainUnexpected } from './format-stack.ts';
import { type RetryOptions, retryWithin } from './retry-within.ts';

type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly retryable: boolean; readonly message: string };

/** Port to the tenants' queues. */
export type SendMessage = (
  queueUrl: string,
  message: string,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<SendResult>;

/** The limit of SQS: 1 MiB. */
const MESSAGE_MAX_BYTES = 1_048_576;

export type SendingOptions = Omit<RetryOptions<SendResult>, 'isRetryable' | 'mayOverlap'> & {
  readonly queueUrl: string;
};

/**
 * Puts a message in a queue, with retries until the deadline. Two copies are better than none: no
 * other copy of the event is left. Never rejects.
 *
 * @returns why the message may not be in the queue; undefined when it is
 */
export async function sendWithin(
  message: string,
  sendMessage: SendMessage,
  { queueUrl, ...retry }: SendingOptions,
): Promise<string | undefined> {
  if (Buffer.byteLength(message) > MESSAGE_MAX_BYTES) return 'Larger than a queue message can be';
  try {
    const { result } = await retryWithin(
      {
        ...retry,
        mayOverlap: true,
        isRetryable: (sent: SendResult) => sent.kind === 'refused' && sent.retryable,
      },
      (timeoutMs, signal) => sendMessage(queueUrl, message, timeoutMs, signal),
    );
    return result.kind === 'sent' ? undefined : result.message;
  } catch (error) {
    return explainUnexpected(error);
  }
}
