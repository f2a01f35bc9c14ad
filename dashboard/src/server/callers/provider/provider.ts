import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import type { SignInSettings } from '../config.ts';
import { type Identity, readIdentity } from '../identity.ts';
import type { BegunSignIn } from '../session/sign-ins.ts';
import { ProviderError, toProviderError } from './provider-error.ts';

/** The OpenID provider. Every function throws a ProviderError when it does not do what it should. */
export interface Provider {
  /** Where a browser signs in. */
  readonly buildSignInUrl: (begun: BegunSignIn) => Promise<URL>;
  /** Exchanges the code in the address that the provider sent the browser back to. */
  readonly redeem: (callbackUrl: URL, begun: BegunSignIn) => Promise<Identity>;
  /** Where a browser signs out; undefined when the provider has no such address. */
  readonly buildSignOutUrl: () => Promise<URL | undefined>;
  /** The issuer as it names itself, and the keys that its tokens are signed with. */
  readonly findKeys: () => Promise<{ readonly issuer: string; readonly keys: JWTVerifyGetKey }>;
}

export const CALLBACK_PATH = '/sign-in/callback';
export const SIGNED_OUT_PATH = '/signed-out';

const TIMEOUT_S = 10;
/** A provider changes its addresses rarely, and says so nowhere. */
const KEEP_MS = 3_600_000;
const COGNITO = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

interface Discovered {
  readonly configuration: client.Configuration;
  readonly keys: JWTVerifyGetKey;
  /** By the clock that does not jump. */
  readonly readAt: number;
}

/** Nothing is asked before it is needed: the dashboard starts while its provider is away. */
export function createProvider(
  settings: SignInSettings,
  elapsed: () => number = () => performance.now(),
): Provider {
  const { issuer, clientId, dashboardUrl, scope } = settings;
  let known: Discovered | undefined;
  let asking: Promise<Discovered> | undefined;

  /** A failure is not kept: the next who needs it asks again. What is known serves meanwhile. */
  async function discover(): Promise<Discovered> {
    if (known !== undefined && elapsed() < known.readAt + KEEP_MS) return known;
    asking ??= readDiscovery().finally(() => {
      asking = undefined;
    });
    try {
      known = await asking;
      return known;
    } catch (error) {
      if (known !== undefined) return known;
      throw toProviderError(error);
    }
  }

  async function readDiscovery(): Promise<Discovered> {
    const configuration = await client.discovery(
      issuer,
      clientId,
      undefined,
      authenticate(settings.clientSecret),
      {
        timeout: TIMEOUT_S,
        execute: [
          client.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    const { jwks_uri: jwksUri } = configuration.serverMetadata();
    if (jwksUri === undefined) throw new ProviderError('refused', 'It names no jwks_uri.');
    return { configuration, keys: createRemoteJWKSet(new URL(jwksUri)), readAt: elapsed() };
  }

  return {
    buildSignInUrl: async ({ state, nonce, verifier }) => {
      const { configuration } = await discover();
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: new URL(CALLBACK_PATH, dashboardUrl).href,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    redeem: async (callbackUrl, { state, nonce, verifier }) => {
      const { configuration } = await discover();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, callbackUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new ProviderError('refused', 'It gave no ID token.');
        const { sub } = claims;
        // Some providers name the groups at another address only.
        const isComplete = claims[settings.groupsClaim] !== undefined;
        const more = isComplete ? {} : await readUserInfo(configuration, tokens.access_token, sub);
        return readIdentity(sub, { ...more, ...claims }, settings);
      } catch (error) {
        throw toProviderError(error);
      }
    },
    buildSignOutUrl: async () => {
      const { configuration } = await discover();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const after = new URL(SIGNED_OUT_PATH, dashboardUrl).href;
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: after,
        // Cognito's own name for it.
        ...(COGNITO.test(issuer.hostname) && { logout_uri: after }),
      });
    },
    findKeys: async () => {
      const { configuration, keys } = await discover();
      return { issuer: configuration.serverMetadata().issuer, keys };
    },
  };
}

/** Nothing where the provider has no such address, or not for this token. */
async function readUserInfo(
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<object> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  try {
    return await client.fetchUserInfo(configuration, accessToken, subject);
  } catch (error) {
    const { kind } = toProviderError(error);
    if (kind === 'refused') return {};
    throw error;
  }
}

/** As the provider says that it knows its clients; without a secret, by PKCE alone. */
function authenticate(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const basic = client.ClientSecretBasic(secret);
  const post = client.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}
