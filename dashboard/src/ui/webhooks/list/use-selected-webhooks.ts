import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import type { SelectedWebhook } from '../../queries/use-change-webhooks.ts';

/** The webhooks that are selected, on whatever page of the list they are. */
export function useSelectedWebhooks(shown: readonly ListedWebhook[]) {
  const [chosen, setChosen] = useState<readonly ListedWebhook[]>([]);
  const byId = new Map(shown.map((webhook) => [webhook.webhookId, webhook]));
  return {
    /** For the table, which finds its rows in it by their ids. */
    rows: chosen.map((webhook) => byId.get(webhook.webhookId) ?? webhook),
    select: setChosen,
    /** What others changed on other pages is not known here. */
    webhooks: chosen.map(({ webhookId, name }): SelectedWebhook => {
      return byId.get(webhookId) ?? { webhookId, name };
    }),
    keepOnly: (kept: readonly SelectedWebhook[]) => {
      const ids = new Set(kept.map(({ webhookId }) => webhookId));
      setChosen((before) => before.filter(({ webhookId }) => ids.has(webhookId)));
    },
  };
}
