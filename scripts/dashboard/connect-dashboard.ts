import { type Api, bindCall } from '@momento-gateway/api/call';
import type { ListedWebhook, WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { listWebhooks } from '@momento-gateway/api/webhooks/webhook-operations';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { bearerOf } from '../start/access.ts';

/** The slowest call reads a large queue. */
const TIMEOUT_MS = 120_000;

/**
 * The API of a running dashboard.
 *
 * @param origin such as `http://127.0.0.1:3000`.
 * @param token undefined for a dashboard that requires no sign-in.
 * @param tenant that the calls are about.
 */
export function connectDashboard(
  origin: string,
  token: string | undefined,
  tenant = DEFAULT_TENANT,
): Api {
  return bindCall((path, init) =>
    fetch(addressOf(`${origin}${path}`, tenant), {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), ...bearerOf(token) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
}

function addressOf(address: string, tenant: string): URL {
  const url = new URL(address);
  if (tenant !== DEFAULT_TENANT) url.searchParams.set('tenant', tenant);
  return url;
}

interface AllWebhooks {
  readonly webhooks: readonly ListedWebhook[];
  /** Those that are not among `webhooks` because their secrets cannot be read; at most 100. */
  readonly unreadable: WebhookPage['unreadable'];
  /** How far back the gateway's log was read, ms since the epoch; undefined when it was not. */
  readonly since: number | undefined;
}

/** The webhooks of all pages. */
export async function listAllWebhooks(api: Api): Promise<AllWebhooks> {
  const webhooks: ListedWebhook[] = [];
  const reasons = new Map<string, string>();
  let since: number | undefined;
  let cursor: string | undefined;
  do {
    const page = await api(listWebhooks, { query: { limit: 100, cursor } });
    webhooks.push(...page.webhooks);
    for (const { webhookId, reason } of page.unreadable) reasons.set(webhookId, reason);
    since = page.activity.since;
    cursor = page.cursor;
  } while (cursor !== undefined);
  for (const { webhookId } of webhooks) reasons.delete(webhookId);
  const unreadable = [...reasons].map(([webhookId, reason]) => ({ webhookId, reason }));
  return { webhooks, unreadable, since };
}
