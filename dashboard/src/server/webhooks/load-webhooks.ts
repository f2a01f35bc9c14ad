import {
  paginateListSecrets,
  type SecretListEntry,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { parseWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { readDescriptions } from './read-descriptions.ts';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';
import { webhookIdOf } from './webhook-id-of.ts';

const PAGE_SIZE = 100;

/**
 * All webhooks of the account under the prefix. Only a secret whose description is not ours (made
 * by hand) has its value read; one that is no webhook at all is left out.
 */
export async function loadWebhooks(
  secrets: SecretsManagerClient,
  prefix: string,
): Promise<StoredWebhook[]> {
  const webhooks: StoredWebhook[] = [];
  const undescribed: string[] = [];
  for (const { webhookId, entry } of await listSecrets(secrets, prefix)) {
    const description = parseWebhookDescription(entry.Description ?? '');
    if (description === undefined) undescribed.push(webhookId);
    else webhooks.push(toStoredWebhook(webhookId, description));
  }
  return [...webhooks, ...(await readDescriptions(secrets, prefix, undescribed))];
}

async function listSecrets(secrets: SecretsManagerClient, prefix: string) {
  const found: { webhookId: string; entry: SecretListEntry }[] = [];
  const pages = paginateListSecrets(
    { client: secrets, pageSize: PAGE_SIZE },
    { Filters: [{ Key: 'name', Values: [`${prefix}/`] }] },
  );
  for await (const { SecretList = [] } of pages) {
    for (const entry of SecretList) {
      const webhookId = webhookIdOf(entry.Name ?? '', prefix);
      if (webhookId !== undefined && entry.DeletedDate === undefined) {
        found.push({ webhookId, entry });
      }
    }
  }
  return found;
}
