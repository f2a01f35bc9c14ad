import type { ActivityIndex } from './activity-index.ts';

interface OwnWebhooks {
  readonly list: () => Promise<unknown>;
  readonly has: (webhookId: string) => boolean;
}

/**
 * What the log says of the webhooks of one tenant, out of one look at the whole log. What it says of
 * ids that are not registered is left out.
 */
export function createTenantActivity(all: ActivityIndex, own: OwnWebhooks): ActivityIndex {
  return {
    async read() {
      // Before the first list nothing is known to be anybody's.
      const [snapshot] = await Promise.all([all.read(), own.list().catch(() => {})]);
      if (snapshot === undefined) return undefined;
      const webhooks = [...snapshot.webhooks].filter(([webhookId]) => own.has(webhookId));
      return { ...snapshot, webhooks: new Map(webhooks) };
    },
  };
}
