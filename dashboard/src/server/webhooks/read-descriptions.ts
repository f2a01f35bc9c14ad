import {
  BatchGetSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { parseWebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';
import { webhookIdOf } from './webhook-id-of.ts';

/** As many as one call of Secrets Manager reads. */
const BATCH_SIZE = 20;

/** Reads webhooks out of their secrets' values; what is not a webhook's value is left out. */
export async function readDescriptions(
  secrets: SecretsManagerClient,
  prefix: string,
  webhookIds: readonly string[],
): Promise<StoredWebhook[]> {
  const webhooks: StoredWebhook[] = [];
  for (let start = 0; start < webhookIds.length; start += BATCH_SIZE) {
    const batch = webhookIds.slice(start, start + BATCH_SIZE);
    const { SecretValues = [] } = await secrets.send(
      new BatchGetSecretValueCommand({
        SecretIdList: batch.map((webhookId) => webhookSecretName(prefix, webhookId)),
      }),
    );
    for (const { Name = '', SecretString = '' } of SecretValues) {
      const webhookId = webhookIdOf(Name, prefix);
      const secret = parseWebhookSecret(SecretString);
      if (webhookId && secret) webhooks.push(toStoredWebhook(webhookId, secret));
    }
  }
  return webhooks;
}
