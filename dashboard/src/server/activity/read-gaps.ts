import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import type { ActivityIndex } from './activity-index.ts';
import { type NumberCounts, type NumberSpan, SPAN_MS } from './gap-meter.ts';
import type { WebhookPlaces } from './known-webhook.ts';

interface GapsContext extends BaseContext {
  readonly places: WebhookPlaces;
  readonly activity: ActivityIndex;
}

export const readGaps: Handler<'readGaps', GapsContext> = async (
  { places, activity },
  { params: { webhookId } },
) => {
  if (!(await places.isHere(webhookId))) return { refusal: 'webhook-not-found' };
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
