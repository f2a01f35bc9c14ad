import { nameStarter, type WithStarter } from '../callers/name-starter.ts';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { replaceSigningSecret } from './replace-signing-secret.ts';
import { requireFunctionUrl, toRotatedWebhook } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';
import { writeSecret } from './write-secret.ts';

export const rotateSecret: Handler<'rotateSecret', WebhooksContext & WithStarter> = async (
  context,
  { params: { webhookId }, body: { signingSecret, overlapMinutes } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const changed = await replaceSigningSecret(context, webhookId, {
    overlapMinutes,
    take: async () => ({ signingSecret }),
  });
  if (isRefusal(changed)) return changed;
  const rotated = toRotatedWebhook(webhookId, changed, functionUrl, context.now());
  return { ...rotated, ...(await context.publishHeld(webhookId, nameStarter(context))) };
};

/** For a leaked signing secret: from then on only the current one is accepted. */
export const endPreviousSecrets: Handler<'endPreviousSecrets', WebhooksContext> = async (
  context,
  { params: { webhookId } },
) => {
  const changed = await writeSecret(context, webhookId, ({ previous: _, ...secret }) => secret);
  return isRefusal(changed) ? changed : undefined;
};
