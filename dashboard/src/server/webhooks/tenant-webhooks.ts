import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { StoredWebhook } from './stored-webhook.ts';
import type { WebhookIndex } from './webhook-index.ts';

/**
 * The webhooks of one tenant, out of those of all. A secret that cannot be read, and whose description
 * says nothing, is shown to the default tenant: only what is written by hand is like that.
 */
export function createTenantWebhooks(all: WebhookIndex, tenant: string): WebhookIndex {
  let seen: Seen | undefined;

  function choose(webhooks: readonly StoredWebhook[]): Seen {
    if (seen?.of !== webhooks) {
      const own = webhooks.filter((webhook) => webhook.tenant === tenant);
      seen = { of: webhooks, own, ids: new Set(own.map(({ webhookId }) => webhookId)) };
    }
    return seen;
  }

  return {
    ...all,
    list: async () => choose(await all.list()).own,
    held: () => choose(all.held()).own,
    has: (webhookId) => choose(all.held()).ids.has(webhookId),
    unreadable: () =>
      all.unreadable().filter((webhook) => (webhook.tenant ?? DEFAULT_TENANT) === tenant),
  };
}

interface Seen {
  readonly of: readonly StoredWebhook[];
  readonly own: readonly StoredWebhook[];
  readonly ids: ReadonlySet<string>;
}
