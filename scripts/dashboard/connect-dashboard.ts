import { type Api, bindCall } from '@momento-gateway/api/call';
import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { listWebhooks } from '@momento-gateway/api/webhooks/webhook-operations';
import { bearerOf } from '../start/access.ts';

/** The slowest call reads a large queue. */
const TIMEOUT_MS = 120_000;

/**
 * The API of a running dashboard.
 *
 * @param origin such as `http://127.0.0.1:3000`.
 * @param token undefined for a dashboard that requires no sign-in.
 */
export function connectDashboard(origin: string, token: string | undefined): Api {
  return bindCall((path, init) =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), ...bearerOf(token) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
}

/** The webhooks of all pages. */
export async function listAllWebhooks(api: Api): Promise<ListedWebhook[]> {
  const webhooks: ListedWebhook[] = [];
  let cursor: string | undefined;
  do {
    const page = await api(listWebhooks, { query: { limit: 100, cursor } });
    webhooks.push(...page.webhooks);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return webhooks;
}
