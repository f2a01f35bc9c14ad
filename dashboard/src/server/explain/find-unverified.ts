import type { ExplainContext } from './explain-context.ts';
import { NEAR_MS } from './find-calls.ts';
import { findLoggedCalls, type LogSpan } from './find-logged-calls.ts';

const SEEN_MAX = 1_000;

/** Calls of a webhook that could not be verified: what message they brought is not in the log. */
export interface Unverified {
  readonly count: number;
  /** Of these, those that were held. */
  readonly heldCount: number;
  /** Whether all were counted. */
  readonly isWhole: boolean;
}

/** Counts those so near that they may have brought a message. */
export async function countUnverified(
  context: ExplainContext,
  webhookId: string,
  { from, to }: LogSpan,
): Promise<Unverified> {
  const reasons = '$.reason = "wrong-signature" || $.reason = "secret-unavailable"';
  const condition = `$.webhookId = "${webhookId}" && (${reasons})`;
  const near = { from: from - NEAR_MS, to: to + NEAR_MS };
  const { calls, search } = await findLoggedCalls(context, condition, near, SEEN_MAX);
  return {
    count: calls.length,
    heldCount: calls.filter(({ line }) => line.held === true).length,
    isWhole: search.end === 'complete',
  };
}
