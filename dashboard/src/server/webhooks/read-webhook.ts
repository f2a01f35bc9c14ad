import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from './read-stored-webhook.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toDetailedWebhook } from './stored-webhook.ts';

export const readWebhook: Handler<'readWebhook'> = async (context, { params: { webhookId } }) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await readStoredWebhook(context, webhookId);
  if (isRefusal(stored)) return stored;
  return toDetailedWebhook(stored, functionUrl, context.now());
};
