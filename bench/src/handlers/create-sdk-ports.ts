import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { GatewayPorts } from '@momento-gateway/gateway/create-gateway';

/** The gateway's ports on the AWS SDK, which finds Region, credentials and endpoints itself. */
export function createSdkPorts(): GatewayPorts {
  // The gateway retries by itself.
  const options = { maxAttempts: 1 };
  const secretsManager = new SecretsManagerClient(options);
  const eventBridge = new EventBridgeClient(options);
  const sqs = new SQSClient(options);
  return {
    async readSecret(secretName, timeoutMs) {
      try {
        const { SecretString = '' } = await secretsManager.send(
          new GetSecretValueCommand({ SecretId: secretName }),
          { abortSignal: AbortSignal.timeout(timeoutMs) },
        );
        return { kind: 'found', value: SecretString };
      } catch (error) {
        return { kind: 'failed', retryable: true, message: String(error) };
      }
    },
    async putEntry({ Time, ...entry }, timeoutMs) {
      try {
        const { Entries } = await eventBridge.send(
          new PutEventsCommand({ Entries: [{ ...entry, Time: new Date(Time) }] }),
          { abortSignal: AbortSignal.timeout(timeoutMs) },
        );
        const { EventId, ErrorCode } = Entries?.[0] ?? {};
        if (EventId !== undefined) return { kind: 'taken', eventId: EventId };
        const message = ErrorCode ?? 'No entry';
        return { kind: 'refused', reason: 'service-error', retryable: true, message };
      } catch (error) {
        const message = String(error);
        return { kind: 'refused', reason: 'service-error', retryable: true, message };
      }
    },
    async sendMessage(queueUrl, message, timeoutMs) {
      try {
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: message }), {
          abortSignal: AbortSignal.timeout(timeoutMs),
        });
        return { kind: 'sent' };
      } catch (error) {
        return { kind: 'refused', retryable: true, message: String(error) };
      }
    },
  };
}
