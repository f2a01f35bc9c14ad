import type { registerWebhookOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { storeWebhook } from './store-webhook.ts';
import { toWebhook } from './stored-webhook.ts';

export const registerWebhook: Verb<typeof registerWebhookOperation> = async (
  dependencies,
  { body },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await storeWebhook(dependencies, dependencies.newId(), body);
  return isRefusal(stored) ? stored : toWebhook(stored, functionUrl);
};
