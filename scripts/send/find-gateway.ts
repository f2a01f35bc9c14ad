import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { connectionOf } from '../start/connection-of.ts';
import { readSettings } from '../start/settings.ts';
import type { SendOptions } from './options.ts';

/** The gateway that messages are sent to. */
export interface Gateway {
  /** Of the webhook. */
  readonly url: string;
  /** Of the account that has its webhooks. */
  readonly secrets: SecretsManagerClient;
  /** First part of the names of their secrets. */
  readonly secretPrefix: string;
}

/** The gateway of a stack, at an address, or on this machine. @throws Error that says what to do. */
export async function findGateway(
  { stack, url, webhookId }: Pick<SendOptions, 'stack' | 'url' | 'webhookId'>,
  environment: NodeJS.ProcessEnv,
): Promise<Gateway> {
  if (stack !== undefined) {
    const connection = await connect(stack, environment);
    const address = url ?? (await readGatewayStack(connection, stack.stackName)).outputs.gatewayUrl;
    return {
      url: urlOf(address, webhookId),
      secrets: new SecretsManagerClient(connection.clientOptions),
      secretPrefix: stack.stackName,
    };
  }
  const { gatewayPort, environment: local, secretPrefix } = readSettings(environment);
  const address = url ?? `http://127.0.0.1:${gatewayPort}/`;
  const isLocal = ['127.0.0.1', 'localhost'].includes(new URL(address).hostname);
  return {
    url: urlOf(address, webhookId),
    secrets: new SecretsManagerClient(isLocal ? { ...connectionOf(local), maxAttempts: 1 } : {}),
    secretPrefix,
  };
}

/** @param address of the gateway, or the URL of the webhook itself. */
function urlOf(address: string, webhookId: string): string {
  return address.includes(`/${webhookId}`) ? address : webhookUrl(address, webhookId);
}
