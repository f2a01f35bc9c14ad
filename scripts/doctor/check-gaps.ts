import { readGaps } from '@momento-gateway/api/observation/activity-operations';
import type { Gaps } from '@momento-gateway/api/observation/gaps';
import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { listAllWebhooks } from '../dashboard/connect-dashboard.ts';
import type { Check } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

const NAMED_MAX = 3;

const WINDOW_MS = 7 * 24 * 60 * 60_000;
/** Clocks differ, and what the dashboard knows may be a minute old. */
const SLACK_MS = 60 * 60_000;

/** Which messages are missing, by their sequence numbers in the gateway's log of seven days. */
export const checkGaps: Check = async ({ api, now }) => {
  const { webhooks, since = 0 } = await listAllWebhooks(api);
  const known = webhooks.filter(({ missingCount }) => missingCount !== undefined);
  if (known.length < webhooks.length) {
    return [
      unknown(
        'Gaps: the gateway’s log cannot be read yet',
        'Run the doctor again in a minute. The check of AWS says if something is wrong with it.',
      ),
    ];
  }
  const missing = known.filter(({ missingCount = 0 }) => missingCount > 0);
  const isWhole = since <= now() - WINDOW_MS + SLACK_MS;
  const unseen = isWhole
    ? []
    : [unknown(`Gaps: not known before ${toTime(since)}, because the log has too many lines`)];
  if (missing.length === 0) {
    const reach = isWhole ? '' : ` since ${toTime(since)}`;
    return [...unseen, ok(`Gaps: ${known.length} webhooks, no sequence number is missing${reach}`)];
  }
  const found = missing.map(async (webhook) => {
    const { webhookId } = webhook;
    return describeGaps(webhook, await api(readGaps, { params: { webhookId } }));
  });
  return [...unseen, ...(await Promise.all(found))];
};

function describeGaps({ name, webhookId }: ListedWebhook, { missingCount, gaps }: Gaps): Finding {
  const named = gaps.slice(0, NAMED_MAX).map(({ from, to, publishedAfter, publishedBefore }) => {
    const numbers = from === to ? `${from}` : `${from} to ${to}`;
    return `${numbers} between ${toTime(publishedAfter)} and ${toTime(publishedBefore)}`;
  });
  const more = gaps.length > named.length ? ', and earlier ones' : '';
  return wrong(
    `Gaps: webhook ${name} (${webhookId}): ${missingCount} ${missingCount === 1 ? 'message is' : 'messages are'} missing: ${named.join(', ')}${more}`,
    'They never arrived, or their calls could not be verified: look for rejected calls of that time. Momento sends each message once, and at most 5 a second for each webhook. Publish them again if they are needed.',
  );
}

const toTime = (at: number) => new Date(at).toISOString();
