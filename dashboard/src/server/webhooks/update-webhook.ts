import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toStoredWebhook, toWebhook } from './stored-webhook.ts';
import { writeSecret } from './write-secret.ts';

export const updateWebhook: Handler<'updateWebhook'> = async (
  context,
  { params: { webhookId }, body },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const changed = await writeSecret(context, webhookId, (secret) => ({
    ...secret,
    name: body.name ?? secret.name,
    enabled: body.enabled ?? secret.enabled,
    parseText: body.parseText ?? secret.parseText,
  }));
  return isRefusal(changed) ? changed : toWebhook(toStoredWebhook(webhookId, changed), functionUrl);
};
