import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { requireFunctionUrl, toStoredWebhook, toWebhook } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';
import { writeSecret } from './write-secret.ts';

export const updateWebhook: Handler<'updateWebhook', WebhooksContext> = async (
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
