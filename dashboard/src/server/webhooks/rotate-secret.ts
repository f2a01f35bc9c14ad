import type { rotateSecretOperation } from '../../api/webhook-operations.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
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
