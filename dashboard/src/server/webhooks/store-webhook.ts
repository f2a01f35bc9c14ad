import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { RegisterWebhook } from '@momento-gateway/api/webhooks/webhook';
import { DEFAULT_TENANT, STACK_TAG, TENANT_TAG } from '@momento-gateway/shared/resource-names';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Context } from '../context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { describeVersion } from './settle-description.ts';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';

/**
 * Makes the secret of a webhook that is registered for the first time.
 *
 * @throws what AWS answered, when there is no such secret
 */
export async function storeWebhook(
  context: Pick<Context, 'config' | 'secrets' | 'webhooks' | 'now' | 'newId'>,
  webhookId: string,
  {
    name,
    cache,
    topic,
    signingSecret,
    tenant = DEFAULT_TENANT,
    parseText = false,
  }: RegisterWebhook,
): Promise<StoredWebhook | Refusal> {
  const { config, secrets, webhooks, now, newId } = context;
  const secret: WebhookSecret = {
    v: 1,
    tenant,
    name,
    cache,
    topic,
    enabled: true,
    parseText,
    createdAt: now(),
    signingSecret,
  };
  const versionId = newId();
  try {
    await secrets.send(
      new CreateSecretCommand({
        Name: webhookSecretName(config.secretPrefix, webhookId),
        ClientRequestToken: versionId,
        Description: describeVersion({ versionId, secret }),
        SecretString: formatWebhookSecret(secret),
        Tags: [
          { Key: STACK_TAG, Value: config.secretPrefix },
          { Key: TENANT_TAG, Value: tenant },
        ],
      }),
    );
  } catch (error) {
    // It may have been made although the answer was lost.
    const described = await describeSecret(context, webhookId).catch(() => undefined);
    if (described === undefined) return { refusal: 'change-unsettled' };
    if (isRefusal(described) || described.currentVersionId !== versionId) throw error;
  }
  const stored = toStoredWebhook(webhookId, secret);
  webhooks.put(stored);
  return stored;
}
