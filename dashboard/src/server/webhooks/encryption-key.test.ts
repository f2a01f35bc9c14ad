import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function readKey(webhookId: string): Promise<string | undefined> {
  const SecretId = `momento-gateway/${webhookId}`;
  const { KmsKeyId } = await api.context.secrets.send(new DescribeSecretCommand({ SecretId }));
  return KmsKeyId;
}

test('with an encryption key, a new webhook’s secret is encrypted with it', async () => {
  api.replaceContext({ config: { ...api.context.config, encryptionKeyArn: KEY } });
  expect(await readKey((await registerWebhook(api)).webhookId)).toBe(KEY);
});

test('a secret of before the key moves to it when its webhook is changed', async () => {
  const { webhookId } = await registerWebhook(api);
  expect(await readKey(webhookId)).toBeUndefined();
  api.replaceContext({ config: { ...api.context.config, encryptionKeyArn: KEY } });
  await api.call('PATCH', `/api/webhooks/${webhookId}`, { name: 'Changed' });
  await expect.poll(() => readKey(webhookId)).toBe(KEY);
});
