import { TestEventAnswerSchema } from '@momento-gateway/api/webhooks/sample-event';
import {
  DetailedWebhookSchema,
  type RegisterWebhook,
  RotatedWebhookSchema,
  type RotateSecret,
  type UpdateWebhook,
  WebhookPageSchema,
  WebhookSchema,
  type WebhookSort,
  type WebhookStatus,
} from '@momento-gateway/api/webhooks/webhook';
import { type Call, type Cancellable, nothing } from './call.ts';

export interface WebhookPageChoice {
  readonly search: string;
  readonly status?: WebhookStatus | undefined;
  readonly sort?: WebhookSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const pathOf = (webhookId: string) => `/api/webhooks/${encodeURIComponent(webhookId)}`;

export function createWebhookCalls(call: Call) {
  return {
    list: (query: WebhookPageChoice, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: '/api/webhooks',
        query: { ...query },
        answer: WebhookPageSchema,
        signal,
      }),
    get: (webhookId: string, { signal }: Cancellable = {}) =>
      call({ method: 'GET', path: pathOf(webhookId), answer: DetailedWebhookSchema, signal }),
    register: (body: RegisterWebhook) =>
      call({ method: 'POST', path: '/api/webhooks', body, answer: WebhookSchema }),
    update: (webhookId: string, body: UpdateWebhook) =>
      call({ method: 'PATCH', path: pathOf(webhookId), body, answer: WebhookSchema }),
    remove: (webhookId: string) =>
      call({ method: 'DELETE', path: pathOf(webhookId), answer: nothing }),
    rotateSecret: (webhookId: string, body: RotateSecret) =>
      call({
        method: 'POST',
        path: `${pathOf(webhookId)}/secret`,
        body,
        answer: RotatedWebhookSchema,
      }),
    endPreviousSecrets: (webhookId: string) =>
      call({ method: 'DELETE', path: `${pathOf(webhookId)}/secret/previous`, answer: nothing }),
    sendTestEvent: (webhookId: string, text: string) =>
      call({
        method: 'POST',
        path: `${pathOf(webhookId)}/test`,
        body: text === '' ? {} : { text },
        answer: TestEventAnswerSchema,
      }),
  };
}
