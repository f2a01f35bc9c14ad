import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { RegisterWebhook } from '@momento-gateway/api/webhooks/webhook';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, TENANT_TAG } from '@momento-gateway/shared/tenant';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { describeVersion } from './settle-description.ts';
import {
  requireFunctionUrl,
  type StoredWebhook,
  toStoredWebhook,
  toWebhook,
} from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

export const registerWebhook: Handler<'registerWebhook', WebhooksContext> = async (
  context,
  { body },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const refused = refuseTenant(body);
  if (refused !== undefined) return refused;
  const stored = await storeWebhook(context, context.newId(), body);
  return isRefusal(stored) ? stored : toWebhook(stored, functionUrl);
};

/** A tenant is not a label: to register elsewhere than asked for would let others see the events. */
export function refuseTenant({
  tenant = DEFAULT_TENANT,
}: Pick<RegisterWebhook, 'tenant'>): Refusal | undefined {
  return tenant === DEFAULT_TENANT ? undefined : { refusal: 'tenant-not-found', tenant };
}

/**
 * Creates the secret of a new webhook.
 *
 * @throws AWS's error, when the secret was not created
 */
export async function storeWebhook(
  context: Pick<WebhooksContext, 'config' | 'secrets' | 'webhooks' | 'now' | 'newId'>,
  webhookId: string,
  { name, cache, topic, signingSecret, parseText = false }: RegisterWebhook,
): Promise<StoredWebhook | Refusal> {
  const { config, secrets, webhooks, now, newId } = context;
  const secret: WebhookSecret = {
    tenant: DEFAULT_TENANT,
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
        KmsKeyId: config.encryptionKeyArn,
        SecretString: formatWebhookSecret(secret),
        Tags: [
          { Key: STACK_TAG, Value: config.secretPrefix },
          { Key: TENANT_TAG, Value: secret.tenant },
        ],
      }),
    );
  } catch (error) {
    // The secret may exist although the answer was lost.
    const described = await describeSecret(context, webhookId).catch(() => undefined);
    if (described === undefined) return { refusal: 'change-unsettled' };
    if (isRefusal(described) || described.currentVersionId !== versionId) throw error;
  }
  const stored = toStoredWebhook(webhookId, secret);
  webhooks.put(stored);
  return stored;
}
