import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { DEFAULT_TENANT, STACK_TAG, TENANT_TAG } from '@momento-gateway/shared/resource-names';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { RegisterWebhook } from '../../api/webhook.ts';
import type { Dependencies } from '../dependencies.ts';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';

/** Makes the secret of a webhook that is registered for the first time. */
export async function storeWebhook(
  { config, secrets, webhooks, now }: Pick<Dependencies, 'config' | 'secrets' | 'webhooks' | 'now'>,
  webhookId: string,
  {
    name,
    cache,
    topic,
    signingSecret,
    tenant = DEFAULT_TENANT,
    parseText = false,
  }: RegisterWebhook,
): Promise<StoredWebhook> {
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
  await secrets.send(
    new CreateSecretCommand({
      Name: webhookSecretName(config.secretPrefix, webhookId),
      Description: formatWebhookDescription(secret),
      SecretString: formatWebhookSecret(secret),
      Tags: [
        { Key: STACK_TAG, Value: config.secretPrefix },
        { Key: TENANT_TAG, Value: tenant },
      ],
    }),
  );
  const stored = toStoredWebhook(webhookId, secret);
  webhooks.put(stored);
  return stored;
}
