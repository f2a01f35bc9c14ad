import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { parseWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { isSecretGone } from './is-secret-gone.ts';
import { readSecret } from './read-secret.ts';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';

/** A webhook as Secrets Manager has it now; its value is read only when its description is not ours. */
export async function readStoredWebhook(
  dependencies: Pick<Dependencies, 'secrets' | 'config'>,
  webhookId: string,
): Promise<StoredWebhook | Refusal> {
  const { secrets, config } = dependencies;
  try {
    const { Description = '', DeletedDate } = await secrets.send(
      new DescribeSecretCommand({ SecretId: webhookSecretName(config.secretPrefix, webhookId) }),
    );
    if (DeletedDate !== undefined) return { refusal: 'webhook-not-found' };
    const description =
      parseWebhookDescription(Description) ?? (await readSecret(dependencies, webhookId));
    return isRefusal(description) ? description : toStoredWebhook(webhookId, description);
  } catch (error) {
    if (isSecretGone(error)) return { refusal: 'webhook-not-found' };
    throw error;
  }
}
