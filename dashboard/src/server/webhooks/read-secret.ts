import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Refusal } from '../refusals/refusal.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** One version of a webhook's secret. */
export interface SecretVersion {
  readonly versionId: string;
  readonly secret: WebhookSecret;
}

/** The current version. A change based on it is written only while it is still the current one. */
export async function readSecretVersion(
  { secrets, config, webhooks }: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks'>,
  webhookId: string,
): Promise<SecretVersion | Refusal> {
  try {
    const { SecretString = '', VersionId = '' } = await secrets.send(
      new GetSecretValueCommand({ SecretId: webhookSecretName(config.secretPrefix, webhookId) }),
    );
    const secret = parseWebhookSecret(SecretString);
    return secret === undefined
      ? { refusal: 'webhook-unreadable' }
      : { versionId: VersionId, secret };
  } catch (error) {
    if (!isSecretGone(error)) throw error;
    webhooks.remove(webhookId);
    return { refusal: 'webhook-not-found' };
  }
}
