import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import type { WebhooksContext } from '../webhooks/webhook-index.ts';
import type { ActivityIndex } from './activity-index.ts';
import { type NumberCounts, type NumberSpan, SPAN_MS } from './gap-meter.ts';

type GapsContext = Pick<BaseContext, 'config'> &
  Pick<WebhooksContext, 'webhooks'> & { readonly activity: ActivityIndex };

export const readGaps: Handler<'readGaps', GapsContext> = async (
  { webhooks, activity },
  { params: { webhookId } },
) => {
  await webhooks.list();
  if (!webhooks.has(webhookId)) return { refusal: 'webhook-not-found' };
  const snapshot = await activity.read();
  if (snapshot === undefined) return { refusal: 'not-configured', variable: 'LOG_GROUP_NAME' };
  const { gaps = [], spans = [] } = snapshot.readNumbers(webhookId) ?? {};
  return {
    since: Math.max(0, snapshot.since),
    seenCount: sum(spans, 'seen'),
    missingCount: sum(spans, 'missing'),
    refusedCount: sum(spans, 'refused'),
    duplicateCount: sum(spans, 'duplicates'),
    restartCount: sum(spans, 'restarts'),
    gaps: gaps.map(({ from, to, after, before }) => ({
      from,
      to,
      publishedAfter: after,
      publishedBefore: before,
    })),
    spans: spans.map(({ at, seen, missing }) => ({ at, seen, missing })),
    spanMs: SPAN_MS,
  };
};

function sum(spans: readonly NumberSpan[], name: keyof NumberCounts): number {
  return spans.reduce((total, span) => total + span[name], 0);
}
