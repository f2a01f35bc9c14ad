import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { isSecretGone } from './is-secret-gone.ts';
import { readStoredWebhook } from './read-stored-webhook.ts';

/** The shortest that Secrets Manager allows. */
const RECOVERY_DAYS = 7;

export const deleteWebhook: Handler<'deleteWebhook'> = (context, { params: { webhookId } }) => {
  const { secrets, config, webhooks, serialise } = context;
  return serialise(`webhook ${webhookId}`, async () => {
    // Secrets Manager may answer a second deletion like the first; a webhook is gone after one.
    const found = await readStoredWebhook(context, webhookId);
    if (isRefusal(found) && found.refusal !== 'webhook-unreadable') return found;
    try {
      await secrets.send(
        new DeleteSecretCommand({
          SecretId: webhookSecretName(config.secretPrefix, webhookId),
          RecoveryWindowInDays: RECOVERY_DAYS,
        }),
      );
    } catch (error) {
      if (!isSecretGone(error)) {
        // It may have been done although the answer was lost.
        const described = await describeSecret(context, webhookId).catch(() => undefined);
        if (described === undefined) return { refusal: 'change-unsettled' };
        if (!isRefusal(described)) throw error;
      }
    }
    webhooks.remove(webhookId);
    return undefined;
  });
};
