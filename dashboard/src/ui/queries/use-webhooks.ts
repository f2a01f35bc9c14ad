'use client';

import type { RegisterMomentoWebhook } from '@momento-gateway/api/momento/momento';
import type {
  RegisterWebhook,
  RotateSecret,
  UpdateWebhook,
  Webhook,
} from '@momento-gateway/api/webhooks/webhook';
import {
  deleteWebhook,
  endPreviousSecrets,
  listWebhooks,
  readWebhook,
  registerWebhook,
  rotateSecret,
  sendTestEvent,
  updateWebhook,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { changeCachedWebhook } from './change-cached-webhook.ts';
import { useRefreshFailures } from './use-failures.ts';
import { type WebhookPageChoice, webhookKeys } from './webhook-keys.ts';

const POLL_MS = 30_000;
/** While somebody looks at what one webhook does. */
const ACTIVITY_POLL_MS = 5_000;
/** While the server still reads the log. */
const LOADING_POLL_MS = 3_000;

export function useWebhookPage(choice: WebhookPageChoice) {
  const api = useApi();
  return usePolledQuery({
    queryKey: webhookKeys.list(choice),
    queryFn: (options) => api(listWebhooks, { query: choice }, options),
    intervalMs: (page) => (page?.activity.state === 'loading' ? LOADING_POLL_MS : POLL_MS),
  });
}

export function useWebhook(webhookId: string) {
  const api = useApi();
  return usePolledQuery({
    queryKey: webhookKeys.one(webhookId),
    queryFn: (options) => api(readWebhook, { params: { webhookId } }, options),
    intervalMs: POLL_MS,
  });
}

/** How a webhook is doing: the list knows it, its own address does not. */
export function useListedWebhook(webhookId: string) {
  const api = useApi();
  const choice = { search: webhookId, limit: 1 };
  const { data } = usePolledQuery({
    queryKey: webhookKeys.list(choice),
    queryFn: (options) => api(listWebhooks, { query: choice }, options),
    intervalMs: ACTIVITY_POLL_MS,
  });
  return data?.webhooks.find((webhook) => webhook.webhookId === webhookId);
}

export function useRegisterWebhook() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RegisterWebhook) => api(registerWebhook, { body }),
    onSuccess: (webhook) => rememberRegistered(queries, webhook),
  });
}

/** No mutation: react-query would keep the API key that it was called with. */
export function useRegisterMomentoWebhook() {
  const api = useApi();
  const queries = useQueryClient();
  return async (registration: RegisterMomentoWebhook): Promise<Webhook> => {
    // Loaded when it is needed: few pages register.
    const { registerMomentoWebhook } = await import(
      '@momento-gateway/api/momento/momento-operations'
    );
    const webhook = await api(registerMomentoWebhook, { body: registration });
    await rememberRegistered(queries, webhook);
    return webhook;
  };
}

function rememberRegistered(queries: QueryClient, webhook: Webhook): Promise<void> {
  queries.setQueryData(webhookKeys.one(webhook.webhookId), webhook);
  return queries.invalidateQueries({ queryKey: webhookKeys.lists });
}

/** The change is shown at once and taken back when it fails. */
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

export function useRotateSecret(webhookId: string) {
  const api = useApi();
  const refresh = useRefreshWebhook(webhookId);
  return useMutation({
    mutationFn: (body: RotateSecret) => api(rotateSecret, { params: { webhookId }, body }),
    onSettled: refresh,
  });
}

/** After its signing secret was replaced: its page tells until when the previous ones go on. */
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
  const refreshFailures = useRefreshFailures();
  return useMutation({
    mutationFn: (text: string) =>
      api(sendTestEvent, { params: { webhookId }, body: text === '' ? {} : { text } }),
    onSuccess: ({ status }) => (status === 202 ? refreshFailures() : undefined),
  });
}
