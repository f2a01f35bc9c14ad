import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { readStoredWebhook } from './read-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** The shortest that Secrets Manager allows. */
const RECOVERY_DAYS = 7;

export const deleteWebhook: Handler<'deleteWebhook', WebhooksContext> = (
  context,
  { params: { webhookId } },
) => {
  const { secrets, config, webhooks, serialise } = context;
  return serialise(`webhook ${webhookId}`, async () => {
    // Secrets Manager may accept a second deletion, but the webhook is not found after the first.
    const found = await readStoredWebhook(context, webhookId);
    if (isRefusal(found) && found.refusal !== 'webhook-unreadable') return found;
    if (!isRefusal(found)) context.noteBefore(found);
    try {
      await secrets.send(
        new DeleteSecretCommand({
          SecretId: webhookSecretName(config.secretPrefix, webhookId),
          RecoveryWindowInDays: RECOVERY_DAYS,
        }),
      );
    } catch (error) {
      if (!isSecretGone(error)) {
        // The secret may be deleted although the answer was lost.
        const described = await describeSecret(context, webhookId).catch(() => undefined);
        if (described === undefined) return { refusal: 'change-unsettled' };
        if (!isRefusal(described)) throw error;
      }
    }
    webhooks.remove(webhookId);
    return undefined;
  });
};
