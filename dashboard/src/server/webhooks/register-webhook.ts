import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { storeWebhook } from './store-webhook.ts';
import { toWebhook } from './stored-webhook.ts';

export const registerWebhook: Handler<'registerWebhook'> = async (context, { body }) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await storeWebhook(context, context.newId(), body);
  return isRefusal(stored) ? stored : toWebhook(stored, functionUrl);
};
