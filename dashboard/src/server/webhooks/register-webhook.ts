import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { DEFAULT_TENANT, STACK_TAG, TENANT_TAG } from '@momento-gateway/shared/resource-names';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import {
  formatWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { registerWebhookOperation } from '../../api/webhook-operations.ts';
import type { Verb } from '../serve.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toStoredWebhook, toWebhook } from './stored-webhook.ts';

export const registerWebhook: Verb<typeof registerWebhookOperation> = async (
  { config, secrets, webhooks, now, newId },
  { body: { name, cache, topic, signingSecret, tenant = DEFAULT_TENANT, parseText = false } },
) => {
  const functionUrl = requireFunctionUrl(config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const webhookId = newId();
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
  return toWebhook(stored, functionUrl);
};
