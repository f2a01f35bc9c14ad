import { errors, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from 'jose';
import type { CallerRefusal } from '../caller.ts';
import type { SignInSettings } from '../config.ts';
import { type Identity, readIdentity } from '../identity.ts';
import type { Provider } from './provider.ts';
import { ProviderError } from './provider-error.ts';

/** Signatures that need the provider's private key. A key that both sides know is none of these. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const CLOCK_TOLERANCE_S = 30;
/** What only access tokens have, where their header does not say what they are. */
const ACCESS_CLAIMS = ['scope', 'scp', 'client_id', 'cid', 'azpacr', 'appidacr'];
const ID_CLAIMS = ['nonce', 'at_hash', 'c_hash'];

/** Reads the caller out of an access token (JWT) of the provider that was made for the dashboard. */
export async function checkAccessToken(
  token: string,
  provider: Provider,
  settings: SignInSettings,
  now: () => number,
): Promise<Identity | CallerRefusal> {
  try {
    const { issuer, keys } = await provider.findKeys();
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now()),
    });
    if (!isFor(payload, settings.audience))
      return refuse(`It was not made for ${settings.audience}.`);
    if (!isAccessToken(payload, protectedHeader))
      return refuse('Send an access token, not an ID token.');
    return readIdentity(payload.sub ?? '', payload, settings);
  } catch (error) {
    return explain(error);
  }
}

/** Cognito's access tokens have no `aud`, and name the client that asked for them. */
function isFor({ aud, client_id: clientId }: JWTPayload, audience: string): boolean {
  return aud === undefined ? clientId === audience : [aud].flat().includes(audience);
}

/** RFC 9068 says it in the header, Cognito and Keycloak in a claim of their own. */
function isAccessToken(payload: JWTPayload, { typ }: ProtectedHeaderParameters): boolean {
  if (/^(?:application\/)?at\+jwt$/i.test(typ ?? '')) return true;
  if (payload['token_use'] !== undefined) return payload['token_use'] === 'access';
  if (payload['typ'] !== undefined) return payload['typ'] === 'Bearer';
  return (
    ID_CLAIMS.every((claim) => !(claim in payload)) &&
    ACCESS_CLAIMS.some((claim) => claim in payload)
  );
}

function refuse(reason: string): CallerRefusal {
  return { refusal: 'token-refused', reason };
}

/** What is wrong with a token, by what jose throws. */
const REASONS = [
  [errors.JWTExpired, 'It is expired. Ask the provider for another.'],
  [errors.JWKSNoMatchingKey, 'No key of the provider signed it.'],
  [errors.JWKSMultipleMatchingKeys, 'No key of the provider signed it.'],
  [errors.JWSSignatureVerificationFailed, 'Its signature is wrong.'],
  [errors.JOSEAlgNotAllowed, 'Its algorithm is not accepted.'],
  [errors.JWSInvalid, 'It is no signed JWT. Opaque tokens cannot be checked.'],
  [errors.JWTInvalid, 'It is no signed JWT. Opaque tokens cannot be checked.'],
] as const;

function explain(error: unknown): CallerRefusal {
  const [, known] = REASONS.find(([kind]) => error instanceof kind) ?? [];
  if (known !== undefined) return refuse(known);
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    return refuse(claim === 'iss' ? 'Another provider made it.' : `Its claim ${claim} is wrong.`);
  }
  if (error instanceof ProviderError) {
    return { refusal: 'provider-unreachable', reason: error.message };
  }
  // What jose and fetch throw when the keys cannot be read.
  if (error instanceof errors.JOSEError || error instanceof TypeError) {
    return { refusal: 'provider-unreachable', reason: 'Its keys cannot be read.' };
  }
  throw error;
}
