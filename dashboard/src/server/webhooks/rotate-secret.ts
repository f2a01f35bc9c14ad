import type { rotateSecretOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { replaceSigningSecret } from './replace-signing-secret.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toRotatedWebhook } from './stored-webhook.ts';

export const rotateSecret: Verb<typeof rotateSecretOperation> = async (
  dependencies,
  { params: { webhookId }, body: { signingSecret, overlapMinutes } },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const changed = await replaceSigningSecret(dependencies, webhookId, {
    overlapMinutes,
    take: async () => ({ signingSecret }),
  });
  return isRefusal(changed)
    ? changed
    : toRotatedWebhook(webhookId, changed, functionUrl, dependencies.now());
};
