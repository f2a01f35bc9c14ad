import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { explainError } from '../aws/explain-error.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { BaseContext } from '../base-context.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { FailureSource } from './webhook-facts.ts';

type Needed = Pick<BaseContext, 'maxWaitMs' | 'logUnexpected'> & { readonly held: FailureSource };

/** How many calls of a webhook are held, why, and since when; empty when that is not known soon. */
export async function readHeld(
  { held, maxWaitMs, logUnexpected }: Needed,
  webhookId: string,
): Promise<Pick<DetailedWebhook, 'heldCount' | 'heldReason' | 'heldSince'>> {
  try {
    const snapshot = await waitBriefly(held.read(), maxWaitMs);
    if (snapshot === 'late' || isRefusal(snapshot)) return {};
    const own = snapshot.failures.filter(({ failure }) => failure.webhookId === webhookId);
    // Newest first.
    const heldSince = own.at(-1)?.failure.failedAt;
    if (heldSince === undefined) return { heldCount: 0 };
    const isAway = own.every(({ failure }) => failure.reason === 'secret-unavailable');
    const heldReason = isAway ? 'secret-unavailable' : 'wrong-signature';
    return { heldCount: own.length, heldReason, heldSince };
  } catch (error) {
    // For the log only, if the error is unexpected.
    explainError(error, logUnexpected);
    return {};
  }
}
