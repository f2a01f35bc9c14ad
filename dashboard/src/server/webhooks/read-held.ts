import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { explainError } from '../aws/explain-error.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { BaseContext } from '../base-context.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { FailureSource } from './webhook-facts.ts';

type Needed = Pick<BaseContext, 'maxWaitMs' | 'logUnexpected'> & { readonly held: FailureSource };

type HeldFacts = Pick<DetailedWebhook, 'heldCount' | 'heldComplete' | 'heldReasons' | 'heldSince'>;

/** What is known soon of the held calls of a webhook. None is counted only when all were seen. */
export async function readHeld(
  { held, maxWaitMs, logUnexpected }: Needed,
  webhookId: string,
): Promise<HeldFacts> {
  try {
    const snapshot = await waitBriefly(held.read(), maxWaitMs);
    if (snapshot === 'late' || isRefusal(snapshot)) return {};
    const own = snapshot.failures.filter(({ failure }) => failure.webhookId === webhookId);
    // Newest first.
    const heldSince = own.at(-1)?.failure.failedAt;
    const heldComplete = snapshot.complete;
    if (heldSince === undefined) return heldComplete ? { heldCount: 0 } : {};
    const heldReasons = listReasons(own.map(({ failure }) => failure.reason));
    return { heldCount: own.length, heldComplete, heldReasons, heldSince };
  } catch (error) {
    // For the log only, if the error is unexpected.
    explainError(error, logUnexpected);
    return {};
  }
}

/** Each once, the most frequent first. */
function listReasons(reasons: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([reason]) => reason);
}
