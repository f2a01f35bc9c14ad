import type { CredentialProvider, MomentoErrorCode, TopicClient } from '@gomomento/sdk';
import type { Config } from '../config.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { classifyMomentoError } from './classify-momento-error.ts';
import { createCredentials } from './create-credentials.ts';
import type { ConnectMomento, MomentoClient } from './momento-client.ts';

type Sdk = typeof import('@gomomento/sdk');

export function createConnectMomento({
  momentoEndpointUrl,
}: Pick<Config, 'momentoEndpointUrl'>): ConnectMomento {
  return async (key) => {
    const endpointUrl = URL.parse(momentoEndpointUrl ?? '') ?? undefined;
    if (momentoEndpointUrl !== undefined && !/^https?:$/.test(endpointUrl?.protocol ?? '')) {
      return { refusal: 'not-configured', variable: 'MOMENTO_ENDPOINT_URL' };
    }
    // Loaded by the first call that needs it: that takes 200 ms, and most dashboards never do.
    const sdk = await import('@gomomento/sdk');
    const credentials = createCredentials(sdk, key, endpointUrl);
    return isRefusal(credentials) ? credentials : createMomentoClient(sdk, credentials);
  };
}

function createMomentoClient(sdk: Sdk, credentialProvider: CredentialProvider): MomentoClient {
  const topics = new sdk.TopicClient({
    credentialProvider,
    // No connections for messages, and no logging of requests.
    configuration: sdk.TopicConfigurations.Default.latest(new sdk.NoopMomentoLoggerFactory())
      .withNumStreamConnections(0)
      .withNumUnaryConnections(0),
  });
  return {
    list: (cache) =>
      ask(topics.listWebhooks(cache), (answer) =>
        answer.getWebhooks().map(({ id, topicName, destination }) => ({
          cache: id.cacheName,
          name: id.webhookName,
          topic: topicName,
          url: destination.url(),
        })),
      ),
    put: ({ cache, name, topic, url }) =>
      ask(topics.putWebhook(cache, name, { topicName: topic, destination: url }), (answer) =>
        requireSecret(answer.secretString()),
      ),
    remove: (cache, name) => ask(topics.deleteWebhook(cache, name), () => undefined),
    readSecret: (cache, name) =>
      ask(topics.getWebhookSecret(cache, name), (answer) => requireSecret(answer.secret())),
    rotateSecret: (cache, name) =>
      ask(topics.rotateWebhookSecret(cache, name), (answer) => requireSecret(answer.secret())),
    close: () => closeConnection(topics),
  };
}

interface Failed {
  readonly errorCode: () => MomentoErrorCode;
}

/** What the SDK throws, and its messages, may contain the key: only its error code is passed on. */
async function ask<Response extends object, Taken>(
  call: Promise<Response>,
  take: (answer: Exclude<Response, Failed>) => Taken,
): Promise<Taken | Refusal> {
  try {
    const answer = await call;
    return isFailed(answer)
      ? classifyMomentoError(answer.errorCode())
      : take(answer as Exclude<Response, Failed>);
  } catch {
    return { refusal: 'momento-error', momentoCode: 'UNKNOWN_ERROR' };
  }
}

function isFailed(answer: object): answer is Failed {
  return 'errorCode' in answer;
}

function requireSecret(signingSecret: string): string | Refusal {
  return signingSecret === ''
    ? { refusal: 'momento-error', momentoCode: 'NO_SECRET' }
    : signingSecret;
}

/**
 * The SDK's client cannot close its connection for webhooks, which would stay open for half an
 * hour. This reaches into its private fields: with another version of the SDK the connection may stay
 * open, and nothing else may happen.
 */
function closeConnection(topics: TopicClient): void {
  const { webhookClient } = topics as unknown as {
    webhookClient?: { webhookClient?: { close?: () => void } };
  };
  webhookClient?.webhookClient?.close?.();
}
