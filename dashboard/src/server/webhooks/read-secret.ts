import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** A webhook's secret, and which of its versions that is. */
export interface SecretVersion {
  readonly versionId: string;
  readonly secret: WebhookSecret;
}

/** What a change is based on: it is written only while this version is the current one. */
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

/** A webhook with its signing secrets: to sign with them, never to answer. */
export async function readSecret(
  context: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks'>,
  webhookId: string,
): Promise<WebhookSecret | Refusal> {
  const read = await readSecretVersion(context, webhookId);
  return isRefusal(read) ? read : read.secret;
}
