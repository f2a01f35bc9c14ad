import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';

/** Reads a webhook through the AWS SDK. @throws Error that says what to do. */
export async function readWebhook(
  client: SecretsManagerClient,
  prefix: string,
  webhookId: string,
): Promise<WebhookSecret> {
  const name = webhookSecretName(prefix, webhookId);
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    const webhook = parseWebhookSecret(SecretString);
    if (webhook) return webhook;
  } catch (error) {
    const { name: code, message } = error as Error;
    if (code === 'ResourceNotFoundException') {
      throw new Error(
        `There is no webhook with this id: the secret ${name} does not exist. For a gateway on AWS, add --stack and its name.`,
        {
          cause: error,
        },
      );
    }
    throw new Error(
      `Could not read the signing secret (${message || code}). Start the product (npm start), or set AWS_ENDPOINT_URL or the credentials of the account.`,
      { cause: error },
    );
  }
  throw new Error(`The secret ${name} does not contain a webhook.`);
}
