import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';

/** The webhook whose secret has this name; undefined for any other secret. */
export function webhookIdOf(secretName: string, prefix: string): string | undefined {
  const start = webhookSecretName(prefix, '');
  const webhookId = secretName.startsWith(start) ? secretName.slice(start.length) : '';
  return isWebhookId(webhookId) ? webhookId : undefined;
}
