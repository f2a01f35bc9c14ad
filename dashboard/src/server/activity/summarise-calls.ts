import type { CallOutcome } from '../../api/activity.ts';
import type { CountedCall } from './activity-index.ts';

/** What the log says of one webhook. Times: ms since the epoch. */
export interface WebhookActivity {
  readonly lastOutcome: CallOutcome;
  /** The newest call whose event was authentic: on the bus, parked, or lost. */
  readonly lastEventAt?: number;
  readonly rejectedCount: number;
}

/** @param calls newest first; only rejections since `rejectedFrom` are counted. */
export function summariseCalls(
  calls: readonly CountedCall[],
  rejectedFrom: number,
): ReadonlyMap<string, WebhookActivity> {
  const webhooks = new Map<string, WebhookActivity>();
  for (const { webhookId, at, outcome } of calls) {
    const known = webhooks.get(webhookId) ?? { lastOutcome: outcome, rejectedCount: 0 };
    const isEvent = isAuthentic(outcome) && known.lastEventAt === undefined;
    const isCounted = outcome === 'rejected' && at >= rejectedFrom;
    webhooks.set(webhookId, {
      ...known,
      ...(isEvent && { lastEventAt: at }),
      rejectedCount: known.rejectedCount + (isCounted ? 1 : 0),
    });
  }
  return webhooks;
}

function isAuthentic(outcome: CallOutcome): boolean {
  switch (outcome) {
    case 'published':
    case 'parked':
    case 'lost':
      return true;
    case 'rejected':
    case 'unavailable':
      return false;
  }
}
