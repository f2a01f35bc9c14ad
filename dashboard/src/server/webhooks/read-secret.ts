import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { Dependencies } from '../dependencies.ts';
import type { Refusal } from '../refusal.ts';
import { isSecretGone } from './is-secret-gone.ts';

/** A webhook with its signing secrets: for what must write it back or sign with it, never to answer. */
export async function readSecret(
  { secrets, config }: Pick<Dependencies, 'secrets' | 'config'>,
  webhookId: string,
): Promise<WebhookSecret | Refusal> {
  try {
    const { SecretString = '' } = await secrets.send(
      new GetSecretValueCommand({ SecretId: webhookSecretName(config.secretPrefix, webhookId) }),
    );
    return parseWebhookSecret(SecretString) ?? { refusal: 'webhook-unreadable' };
  } catch (error) {
    if (isSecretGone(error)) return { refusal: 'webhook-not-found' };
    throw error;
  }
}
