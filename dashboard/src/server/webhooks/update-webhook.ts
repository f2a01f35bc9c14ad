import type { updateWebhookOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toStoredWebhook, toWebhook } from './stored-webhook.ts';
import { writeSecret } from './write-secret.ts';

export const updateWebhook: Verb<typeof updateWebhookOperation> = async (
  dependencies,
  { params: { webhookId }, body },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const changed = await writeSecret(dependencies, webhookId, (secret) => ({
    ...secret,
    name: body.name ?? secret.name,
    enabled: body.enabled ?? secret.enabled,
    parseText: body.parseText ?? secret.parseText,
  }));
  return isRefusal(changed) ? changed : toWebhook(toStoredWebhook(webhookId, changed), functionUrl);
};
