import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { deleteWebhook, updateWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { useQueryClient } from '@tanstack/react-query';
import { type BulkChange, changeEach } from '../bulk/bulk-change.ts';
import { useApi } from '../client/api-context.tsx';
import { webhookKeys } from './change-cached-webhook.ts';

/** A webhook that is selected; whether it is enabled is known while the list shows it. */
export interface SelectedWebhook extends Pick<Webhook, 'webhookId' | 'name'> {
  readonly enabled?: boolean;
}

/** Changes webhooks one by one; returns those that were not changed. */
export function useChangeWebhooks() {
  const api = useApi();
  const queries = useQueryClient();
  return async (
    change: BulkChange,
    webhooks: readonly SelectedWebhook[],
    onProgress: (done: number) => void,
  ) => {
    const failed = await changeEach(
      webhooks,
      async ({ webhookId }) => {
        const params = { webhookId };
        if (change === 'delete') await api(deleteWebhook, { params });
        else await api(updateWebhook, { params, body: { enabled: change === 'enable' } });
      },
      onProgress,
    );
    await queries.invalidateQueries({ queryKey: webhookKeys.all });
    return failed;
  };
}
