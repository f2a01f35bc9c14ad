import type { Failure } from '@momento-gateway/api/failures/failure';
import { judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { HeldState, WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import type { ActivityIndex, ActivitySnapshot } from '../activity/activity-index.ts';
import { explainError } from '../aws/explain-error.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { StoredWebhook } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** As a snapshot of them is. */
interface Listed {
  readonly failures: readonly { readonly failure: Failure }[];
  /** False when there may be more, or less. */
  readonly complete: boolean;
}

/** Failures, or held calls, as they are listed: newest first. */
export interface FailureSource {
  readonly read: () => Promise<Listed | Refusal>;
}

/** Where the facts come from. */
export interface FactsContext extends WebhooksContext {
  readonly activity: ActivityIndex;
  readonly failures: FailureSource;
  readonly held: FailureSource;
  readonly readRulePatterns: () => Promise<readonly EventPattern[]>;
}

/** What logs, queues and rules say about webhooks; undefined where it is not known. */
export interface WebhookFacts {
  readonly activityState: WebhookPage['activity']['state'];
  readonly activity: ActivitySnapshot | undefined;
  readonly countFailures: (webhook: StoredWebhook) => number | undefined;
  readonly heldState: HeldState;
  readonly countHeld: (webhook: StoredWebhook) => number | undefined;
  readonly countRules: (webhook: StoredWebhook) => number | undefined;
}

export async function gatherFacts(context: FactsContext): Promise<WebhookFacts> {
  const [activity, failures, held, patterns] = await Promise.all([
    ask(context, context.activity.read()),
    ask(context, context.failures.read()),
    ask(context, context.held.read()),
    ask(context, context.readRulePatterns()),
  ]);
  const isKnown = typeof activity === 'object';
  return {
    activityState: isKnown ? 'known' : ACTIVITY_STATES[activity ?? 'none'],
    activity: isKnown ? activity : undefined,
    countFailures: createCount(failures),
    heldState: nameHeldState(held),
    countHeld: createCount(held),
    countRules: typeof patterns !== 'object' ? () => undefined : createCountRules(patterns),
  };
}

const ACTIVITY_STATES = {
  late: 'loading',
  failed: 'unavailable',
  none: 'not-configured',
} as const;

/** A source that fails leaves its facts out of the list. */
async function ask<Fact>(
  { logUnexpected, maxWaitMs }: FactsContext,
  work: Promise<Fact>,
): Promise<Fact | 'late' | 'failed'> {
  try {
    return await waitBriefly(work, maxWaitMs);
  } catch (error) {
    // For the log only, if the error is unexpected.
    explainError(error, logUnexpected);
    return 'failed';
  }
}

type Found = Listed | Refusal | 'late' | 'failed';

function nameHeldState(found: Found): HeldState {
  if (typeof found !== 'object') return 'unknown';
  if (isRefusal(found)) return found.refusal === 'not-configured' ? 'not-configured' : 'unknown';
  return found.complete ? 'known' : 'incomplete';
}

/** None is counted only when all were seen. */
function createCount(found: Found): (webhook: StoredWebhook) => number | undefined {
  if (typeof found !== 'object' || isRefusal(found)) return () => undefined;
  const count = createCountFailures(found.failures.map(({ failure }) => failure));
  return (webhook) => count(webhook) || (found.complete ? 0 : undefined);
}

/** A dead letter does not name its webhook: it counts for all with its cache and topic. */
function createCountFailures(failures: readonly Failure[]): (webhook: StoredWebhook) => number {
  const counts = new Map<string, number>();
  for (const { kind, webhookId, cache, topic } of failures) {
    const key = kind !== 'delivery' && webhookId !== undefined ? webhookId : keyOf(cache, topic);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ({ webhookId, cache, topic }) =>
    (counts.get(webhookId) ?? 0) + (counts.get(keyOf(cache, topic)) ?? 0);
}

function keyOf(cache: string, topic: string): string {
  return JSON.stringify([cache, topic]);
}

function createCountRules(patterns: readonly EventPattern[]): WebhookFacts['countRules'] {
  return (topic) =>
    patterns.filter((pattern) => judgePattern(pattern, topic) !== 'excluded').length;
}
