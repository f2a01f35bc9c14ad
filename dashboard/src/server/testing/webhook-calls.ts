import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { parseWebhookSecret, type WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { expect } from 'vitest';
import type { Api } from './start-api.ts';

export const SIGNING_SECRET = 'a-signing-secret-of-momento';

/** The least a registration needs. */
export const REGISTRATION = {
  name: 'Orders',
  cache: 'shop',
  topic: 'orders',
  signingSecret: SIGNING_SECRET,
};

export async function registerWebhook(api: Api, fields: object = {}): Promise<Webhook> {
  const { status, body } = await api.call('POST', '/api/webhooks', { ...REGISTRATION, ...fields });
  expect(status).toBe(201);
  return body;
}

/** The secret's value, as the gateway reads it. */
export async function readSecretValue(
  api: Api,
  webhookId: string,
): Promise<WebhookSecret | undefined> {
  const { SecretString = '' } = await api.context.secrets.send(
    new GetSecretValueCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  return parseWebhookSecret(SecretString);
}
