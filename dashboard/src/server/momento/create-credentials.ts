import type { CredentialProvider } from '@gomomento/sdk';
import type { MomentoKey } from '@momento-gateway/api/momento/momento';
import { type Refusal, refuseField } from '../refusals/refusal.ts';

type Sdk = typeof import('@gomomento/sdk');

/** What a header can carry. For anything else the SDK's error would quote the key. */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * Hosts of Momento, without a port. A key contains its host, so without this check the caller would
 * choose where the dashboard connects to.
 */
const MOMENTO_HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+momentohq\.com$/i;

/**
 * Reads an API key that contains its endpoint, or a v2 key, which has a separate endpoint.
 *
 * @param endpointUrl where to connect instead of the key's endpoint, which otherwise must be a host
 * of Momento; `http:` means without TLS
 */
export function createCredentials(
  sdk: Pick<Sdk, 'CredentialProvider'>,
  { apiKey, endpoint }: MomentoKey,
  endpointUrl: URL | undefined,
): CredentialProvider | Refusal {
  try {
    const credentials =
      endpoint === undefined
        ? sdk.CredentialProvider.fromDisposableToken({ apiKey })
        : sdk.CredentialProvider.fromApiKeyV2({ apiKey, endpoint });
    if (!TOKEN.test(credentials.getAuthToken())) return refuseKey(apiKey, endpoint);
    if (endpointUrl === undefined) {
      return MOMENTO_HOST.test(credentials.getControlEndpoint())
        ? credentials
        : refuseHost(endpoint);
    }
    return Object.assign(credentials, {
      getControlEndpoint: () => endpointUrl.host,
      isEndpointSecure: () => endpointUrl.protocol === 'https:',
    });
  } catch {
    // The SDK's message contains parts of the key.
    return refuseKey(apiKey, endpoint);
  }
}

function refuseHost(endpoint: string | undefined): Refusal {
  return endpoint === undefined
    ? refuseField('apiKey', 'This API key names a host that is not a Momento host. Do not use it.')
    : refuseField('endpoint', 'This is not a Momento host: it must end with .momentohq.com.');
}

function refuseKey(apiKey: string, endpoint: string | undefined): Refusal {
  if (endpoint !== undefined) {
    return refuseField(
      'apiKey',
      'This is not a v2 API key. Correct it, or leave the endpoint empty.',
    );
  }
  return apiKey.includes('.')
    ? refuseField(
        'endpoint',
        'This API key does not contain its endpoint. Copy the endpoint from the Momento console.',
      )
    : refuseField('apiKey', 'This is not a Momento API key. Copy the whole key.');
}
