import type {
  ListMomentoWebhooks,
  RegisterMomentoWebhook,
  TakeSecret,
} from '@momento-gateway/api/momento/momento';
import { RotatedWebhookSchema, WebhookSchema } from '@momento-gateway/api/webhooks/webhook';
import type { Call } from './call.ts';

/**
 * Calls that hold a Momento API key. None of them goes through react-query, which would keep it
 * for a while.
 */
export function createMomentoCalls(call: Call) {
  return {
    list: async (body: ListMomentoWebhooks) => {
      // Loaded when it is needed: every page has these calls.
      const { MomentoWebhooksSchema } = await import('@momento-gateway/api/momento/momento');
      return call({
        method: 'POST',
        path: '/api/momento-webhooks/list',
        body,
        answer: MomentoWebhooksSchema,
      });
    },
    register: (body: RegisterMomentoWebhook) =>
      call({ method: 'POST', path: '/api/momento-webhooks/register', body, answer: WebhookSchema }),
    takeSecret: (webhookId: string, body: TakeSecret) =>
      call({
        method: 'POST',
        path: `/api/webhooks/${encodeURIComponent(webhookId)}/secret/take`,
        body,
        answer: RotatedWebhookSchema,
      }),
  };
}
