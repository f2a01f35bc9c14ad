import type { readWebhookOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { readStoredWebhook } from './read-stored-webhook.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toDetailedWebhook } from './stored-webhook.ts';

export const readWebhook: Verb<typeof readWebhookOperation> = async (
  dependencies,
  { params: { webhookId } },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await readStoredWebhook(dependencies, webhookId);
  if (isRefusal(stored)) return stored;
  return toDetailedWebhook(stored, functionUrl, dependencies.now());
};
