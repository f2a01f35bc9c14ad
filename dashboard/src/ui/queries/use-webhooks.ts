import type { UpdateWebhook, Webhook } from '@momento-gateway/api/webhooks/webhook';
import {
  deleteWebhook,
  endPreviousSecrets,
  listWebhooks,
  readWebhook,
  sendTestEvent,
  updateWebhook,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import {
  changeCachedWebhook,
  type WebhookPageChoice,
  webhookKeys,
} from './change-cached-webhook.ts';
import { useRefreshFailures } from './use-failures.ts';

const POLL_MS = 30_000;
/** While the server is still reading the log. */
const LOADING_POLL_MS = 3_000;

export function useWebhookPage(choice: WebhookPageChoice, intervalMs = POLL_MS) {
  return usePolledQuery(webhookKeys.list(choice), listWebhooks, { query: choice }, (page) =>
    page?.activity.state === 'loading' ? LOADING_POLL_MS : intervalMs,
  );
}

export function useWebhook(webhookId: string) {
  return usePolledQuery(
    webhookKeys.one(webhookId),
    readWebhook,
    { params: { webhookId } },
    POLL_MS,
  );
}

/** A webhook with its status and counts, which only the list has. */
export function useListedWebhook(webhookId: string) {
  const { data } = useWebhookPage({ search: webhookId, limit: 1 });
  return data?.webhooks.find((webhook) => webhook.webhookId === webhookId);
}

/** Shows a webhook that was just registered, before the lists are loaded again. */
export function rememberWebhook(queries: QueryClient, webhook: Webhook): Promise<void> {
  queries.setQueryData(webhookKeys.one(webhook.webhookId), webhook);
  return queries.invalidateQueries({ queryKey: webhookKeys.lists });
}

/** The change is shown at once and undone when it fails. */
export function useUpdateWebhook(webhookId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateWebhook) => api(updateWebhook, { params: { webhookId }, body }),
    onMutate: (changes) => changeCachedWebhook(queries, webhookId, changes),
    onError: (_error, _changes, undo) => undo?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

/** After its signing secret was replaced: its page shows until when the previous ones are valid. */
export function useRefreshWebhook(webhookId: string) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: webhookKeys.one(webhookId) });
}

export function useEndPreviousSecrets(webhookId: string) {
  const api = useApi();
  const refresh = useRefreshWebhook(webhookId);
  return useMutation({
    mutationFn: () => api(endPreviousSecrets, { params: { webhookId } }),
    onSettled: refresh,
  });
}

export function useDeleteWebhook(webhookId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api(deleteWebhook, { params: { webhookId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookKeys.lists }),
  });
}

export function useSendTestEvent(webhookId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const refreshFailures = useRefreshFailures();
  return useMutation({
    mutationFn: (text: string) =>
      api(sendTestEvent, { params: { webhookId }, body: text === '' ? {} : { text } }),
    onSuccess: ({ status }) => {
      void queries.invalidateQueries({ queryKey: webhookKeys.lists });
      return status === 202 ? refreshFailures() : undefined;
    },
  });
}
