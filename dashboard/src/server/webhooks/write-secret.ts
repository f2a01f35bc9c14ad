import { UpdateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { readSecret } from './read-secret.ts';
import { toStoredWebhook } from './stored-webhook.ts';

/**
 * Reads a webhook's secret, changes it and writes value and description in one call; a change that
 * is refused is not written. Changes of one webhook wait for each other, so that none is written over.
 */
export function writeSecret(
  dependencies: Pick<Dependencies, 'secrets' | 'config' | 'webhooks' | 'serialise' | 'now'>,
  webhookId: string,
  change: (secret: WebhookSecret) => WebhookSecret | Promise<WebhookSecret | Refusal>,
): Promise<WebhookSecret | Refusal> {
  const { secrets, config, webhooks, serialise, now } = dependencies;
  return serialise(`webhook ${webhookId}`, async () => {
    const secret = await readSecret(dependencies, webhookId);
    if (isRefusal(secret)) return secret;
    const wanted = await change(secret);
    if (isRefusal(wanted)) return wanted;
    const changed = dropExpired(wanted, now());
    await secrets.send(
      new UpdateSecretCommand({
        SecretId: webhookSecretName(config.secretPrefix, webhookId),
        Description: formatWebhookDescription(changed),
        SecretString: formatWebhookSecret(changed),
      }),
    );
    webhooks.put(toStoredWebhook(webhookId, changed));
    return changed;
  });
}

function dropExpired(secret: WebhookSecret, now: number): WebhookSecret {
  const { previousSigningSecret: _, previousValidUntil, ...current } = secret;
  return previousValidUntil === undefined || previousValidUntil > now ? secret : current;
}
