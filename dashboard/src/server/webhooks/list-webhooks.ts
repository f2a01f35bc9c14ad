import type { ListedWebhook, WebhookStatus } from '@momento-gateway/api/webhooks/webhook';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type { ActivitySnapshot } from '../activity/activity-index.ts';
import type { Handler } from '../handler.ts';
import { refuseField } from '../refusals/refusal.ts';
import { requireFunctionUrl, type StoredWebhook, toWebhook } from './stored-webhook.ts';
import { type FactsContext, gatherFacts, type WebhookFacts } from './webhook-facts.ts';
import { createWebhookOrder } from './webhook-order.ts';

/** How many are named at most: with more, the cause is usually the same for all. */
const UNREADABLE_MAX = 100;

export const listWebhooks: Handler<'listWebhooks', FactsContext> = async (
  context,
  { query: { search, status, sort, order, limit, cursor } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const [all, facts] = await Promise.all([context.webhooks.list(), gatherFacts(context)]);
  const { placeOf, compare, writeCursor, readCursor } = createWebhookOrder(sort, order, facts);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Use the cursor of the previous page.');
  const matching = searchWebhooks(all, search)
    .filter((webhook) => status === undefined || rateWebhook(webhook, facts.activity) === status)
    .map((webhook) => ({ webhook, place: placeOf(webhook) }));
  const rest = (after ? matching.filter(({ place }) => compare(place, after) > 0) : matching).sort(
    (left, right) => compare(left.place, right.place),
  );
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    webhooks: page.map(({ webhook }) => toListedWebhook(webhook, functionUrl, facts)),
    ...(last && rest.length > page.length && { cursor: writeCursor(last.place) }),
    total: matching.length,
    allTotal: all.length,
    heldState: facts.heldState,
    unreadable: context.webhooks
      .unreadable()
      .slice(0, UNREADABLE_MAX)
      .map(({ webhookId, reason }) => ({ webhookId, reason })),
    activity: {
      state: facts.activityState,
      ...(facts.activity && { since: Math.max(0, facts.activity.since) }),
    },
  };
};

function toListedWebhook(
  webhook: StoredWebhook,
  functionUrl: string,
  facts: WebhookFacts,
): ListedWebhook {
  const { activity } = facts;
  const seen = activity?.webhooks.get(webhook.webhookId);
  const { lastEventAt, rejectedCount = 0, missingCount = 0 } = seen ?? {};
  const failureCount = facts.countFailures(webhook);
  const heldCount = facts.countHeld(webhook);
  const ruleCount = facts.countRules(webhook);
  return {
    ...toWebhook(webhook, functionUrl),
    status: rateWebhook(webhook, activity),
    ...(lastEventAt !== undefined && { lastEventAt }),
    ...(activity !== undefined && { rejectedCount, missingCount }),
    ...(failureCount !== undefined && { failureCount }),
    ...(heldCount !== undefined && { heldCount }),
    ...(ruleCount !== undefined && { ruleCount }),
  };
}

/** The status of a webhook; `activity` is undefined when the log cannot be read. */
function rateWebhook(
  { webhookId, enabled, createdAt }: StoredWebhook,
  activity: ActivitySnapshot | undefined,
): WebhookStatus {
  if (!enabled) return 'disabled';
  if (activity === undefined) return 'enabled';
  const seen = activity.webhooks.get(webhookId);
  if (seen !== undefined) return seen.lastOutcome === 'published' ? 'active' : 'failing';
  // One that was created by hand has no time of creation: 0.
  return createdAt >= activity.since ? 'never-seen' : 'quiet';
}

function searchWebhooks(webhooks: readonly StoredWebhook[], search = ''): readonly StoredWebhook[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return webhooks;
  return webhooks.filter(({ webhookId, name, cache, topic }) =>
    [name, detailTypeOf(cache, topic), webhookId].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}
