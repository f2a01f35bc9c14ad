import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { replaceSigningSecret } from './replace-signing-secret.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toRotatedWebhook } from './stored-webhook.ts';

export const rotateSecret: Handler<'rotateSecret'> = async (
  context,
  { params: { webhookId }, body: { signingSecret, overlapMinutes } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const changed = await replaceSigningSecret(context, webhookId, {
    overlapMinutes,
    take: async () => ({ signingSecret }),
  });
  return isRefusal(changed)
    ? changed
    : toRotatedWebhook(webhookId, changed, functionUrl, context.now());
};
