import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { explainError } from '../../aws/explain-error.ts';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import type { Starter } from '../../callers/name-starter.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { startVerifying, type VerifyContext, type VerifyOptions } from './verify-held-calls.ts';

/**
 * Publishes the held calls of a webhook that its signing secrets verify, after one was stored.
 * The gateway may hold some more before it has read that one: what comes late is looked for once more.
 * Never rejects: the secret is stored, and what is still held is shown.
 *
 * @returns the redrive that does it; empty when no call is held, or that cannot be told.
 */
export async function publishHeldOf(
  context: VerifyContext,
  webhookId: string,
  starter: Starter,
): Promise<{ readonly redriveId?: string }> {
  const { waitForGateway } = context;
  let isLast = false;
  const waitForMore = async (isStopped: () => boolean) => {
    if (isLast) return false;
    isLast = true;
    await waitForGateway();
    return !isStopped();
  };
  const started = await startIfHeld(context, webhookId, { waitForMore, ...starter });
  if (started !== undefined) return started;
  void waitForGateway().then(() => startIfHeld(context, webhookId, starter));
  return {};
}

async function startIfHeld(
  context: VerifyContext,
  webhookId: string,
  options: VerifyOptions,
): Promise<{ readonly redriveId: string } | undefined> {
  const { held, maxWaitMs, logUnexpected } = context;
  try {
    held.expire();
    const snapshot = await waitBriefly(held.read(), maxWaitMs);
    if (snapshot !== 'late') {
      if (isRefusal(snapshot)) return undefined;
      const isHeld = snapshot.failures.some(({ failure }) => failure.webhookId === webhookId);
      // What others look at may be of this webhook: the verification waits for it.
      if (!isHeld && snapshot.complete) return undefined;
    }
    const filter = ofWebhook(webhookId);
    const started = await startVerifying(context, { filter }, options);
    return isRefusal(started) ? undefined : started;
  } catch (error) {
    // For the log only, if the error is unexpected.
    explainError(error, logUnexpected);
    return undefined;
  }
}

function ofWebhook(value: string): FailureFilter {
  return { operation: 'and', tokens: [{ property: 'webhookId', operator: '=', value }] };
}
