import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Outcome } from './outcome.ts';
import { type SendingOptions, type SendMessage, sendWithin } from './send-message.ts';

/** Puts a failure in its tenant's parked queue, with retries until the deadline. Never rejects. */
export async function park(
  failure: PublishFailure,
  sendMessage: SendMessage,
  options: SendingOptions,
): Promise<Extract<Outcome, { kind: 'parked' | 'lost' }>> {
  const { reason, message, attempts } = failure;
  const refusal = await sendWithin(formatPublishFailure(failure), sendMessage, options);
  if (refusal === undefined) return { kind: 'parked', reason, error: message, attempts };
  return { kind: 'lost', reason, error: `Bus: ${message} Queue: ${refusal}`, attempts, failure };
}
