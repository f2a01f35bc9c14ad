import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import Provider, { type Configuration } from 'oidc-provider';
import { createMemoryAdapter } from './memory-adapter.ts';
import type { Client, ProviderSettings } from './settings.ts';
import { escapeHtml, renderPage } from './user-page.ts';

const DAY_S = 86_400;
/** A session here outlives one of a day's work. */
const TTL_S = {
  AccessToken: 600,
  AuthorizationCode: 60,
  Grant: DAY_S,
  IdToken: 600,
  Interaction: 3_600,
  Session: DAY_S,
};

/** Private keys in JWK format, with which tokens are signed. */
export type SigningKeys = readonly JsonWebKey[];

export function createSigningKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }];
}

/** A provider with PKCE, ID tokens with groups, and access tokens as JWTs; nobody is asked for consent. */
export function configureProvider(
  issuer: string,
  { users, clients, audiences }: ProviderSettings,
  signingKeys: SigningKeys,
): Provider {
  const groupsOf = (subject: string | undefined) => {
    const groups = users.find((user) => user.subject === subject)?.groups;
    return groups === undefined ? {} : { groups };
  };
  const configuration: Configuration = {
    adapter: createMemoryAdapter(),
    ttl: TTL_S,
    clients: clients.map(toClientMetadata),
    jwks: { keys: [...signingKeys] as never },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    // Otherwise name and groups are only at the userinfo endpoint.
    conformIdTokenClaims: false,
    findAccount: (_, subject) => {
      const user = users.find((one) => one.subject === subject);
      if (user === undefined) return undefined;
      const claims = { sub: subject, name: user.name, ...groupsOf(subject) };
      return { accountId: subject, claims: async () => claims };
    },
    extraTokenClaims: (_, token) => groupsOf('accountId' in token ? token.accountId : undefined),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const { client, session, provider, params } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      if (typeof params?.['resource'] === 'string') {
        grant.addResourceScope(params['resource'], 'dashboard');
      }
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined as never,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, audience) => {
          if (!audiences.includes(audience)) throw new Error('There is no such audience.');
          return { audience, scope: 'dashboard', accessTokenFormat: 'jwt', accessTokenTTL: 600 };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = renderPage(
            'Sign out',
            `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out of the test provider</button>`,
          );
        },
        postLogoutSuccessSource: (context) => {
          context.body = renderPage('Signed out', '<p>You can close this page.</p>');
        },
      },
    },
    renderError: (context, { error, error_description: description = '' }) => {
      context.type = 'html';
      context.body = renderPage('Error', `<p>${escapeHtml(`${error}: ${description}`)}</p>`);
    },
  };
  return new Provider(issuer, configuration);
}

function toClientMetadata({ id, secret, redirectUris, afterSignOutUris = [] }: Client) {
  return {
    client_id: id,
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...afterSignOutUris],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' as const }),
  };
}
