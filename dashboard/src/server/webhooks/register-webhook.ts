import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { RegisterWebhook } from '@momento-gateway/api/webhooks/webhook';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { TENANT_TAG } from '@momento-gateway/shared/tenant';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Config } from '../config.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { describeVersion } from './settle-description.ts';
import {
  requireFunctionUrl,
  type StoredWebhook,
  toStoredWebhook,
  toWebhook,
} from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';
import { withdrawUnlessConfirmed } from './withdraw-registration.ts';

export const registerWebhook: Handler<'registerWebhook', WebhooksContext> = async (
  context,
  { body },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const refused = refuseTenant(body, context.config);
  if (refused !== undefined) return refused;
  const stored = await storeWebhook(context, context.newId(), body);
  return isRefusal(stored) ? stored : toWebhook(stored, functionUrl);
};

/** To register elsewhere than asked for would let others see the events. */
export function refuseTenant(
  { tenant }: Pick<RegisterWebhook, 'tenant'>,
  config: Pick<Config, 'tenant'>,
): Refusal | undefined {
  if (tenant === undefined || tenant === config.tenant) return undefined;
  return refuseField(
    'tenant',
    `The call is about the tenant “${config.tenant}”. Leave this out, and name another tenant in the address, as ?tenant=.`,
  );
}

/**
 * Creates the secret of a new webhook, in a tenant that is still there when it has been created.
 *
 * @throws AWS's error, when there is no secret
 */
export async function storeWebhook(
  context: WebhooksContext,
  webhookId: string,
  { name, cache, topic, signingSecret, parseText = false }: RegisterWebhook,
): Promise<StoredWebhook | Refusal> {
  const { config, secrets, webhooks, now, newId, gate } = context;
  const secret: WebhookSecret = {
    tenant: config.tenant,
    name,
    cache,
    topic,
    enabled: true,
    parseText,
    createdAt: now(),
    signingSecret,
  };
  const announced = await gate.announceWebhook();
  if (isRefusal(announced)) return announced;
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
  const withdrawn = await withdrawUnlessConfirmed(context, { webhookId, name, ...announced });
  if (withdrawn !== undefined) return withdrawn;
  const stored = toStoredWebhook(webhookId, secret);
  webhooks.put(stored);
  return stored;
}
