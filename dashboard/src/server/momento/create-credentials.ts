import type { CredentialProvider } from '@gomomento/sdk';
import type { MomentoKey } from '../../api/momento.ts';
import { type Refusal, refuseField } from '../refusal.ts';

type Sdk = typeof import('@gomomento/sdk');

/** What a header can carry; the SDK's error for anything else would quote the key. */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * Reads an API key of any kind: one that holds its endpoint, or a v2 key with the endpoint beside it.
 *
 * @param endpointUrl where to go instead of the key's endpoint; `http:` goes without TLS
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
    if (endpointUrl === undefined) return credentials;
    return Object.assign(credentials, {
      getControlEndpoint: () => endpointUrl.host,
      isEndpointSecure: () => endpointUrl.protocol === 'https:',
    });
  } catch {
    // The SDK's words hold parts of the key.
    return refuseKey(apiKey, endpoint);
  }
}

function refuseKey(apiKey: string, endpoint: string | undefined): Refusal {
  if (endpoint !== undefined) {
    return refuseField('apiKey', 'This is no v2 API key. Correct it, or leave the endpoint out.');
  }
  return apiKey.includes('.')
    ? refuseField(
        'endpoint',
        'This API key does not name its endpoint. Copy it from Momento’s console.',
      )
    : refuseField('apiKey', 'This is no API key of Momento. Copy it whole.');
}
