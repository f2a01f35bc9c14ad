import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import {
  createSigningKeys,
  type SigningKeys,
} from '@momento-gateway/local-provider/configure-provider';
import { startLocalProvider } from '@momento-gateway/local-provider/start-local-provider';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchTokens } from '../../testing/fetch-tokens.ts';
import {
  AUDIENCE,
  SCRIPT_CLIENT,
  type SigningIn,
  startSigningIn,
  USERS,
} from '../../testing/start-signing-in.ts';

let dashboard: SigningIn;
beforeAll(async () => {
  dashboard = await startSigningIn();
});
afterAll(() => dashboard.close());

const call = async (token: string, path = '/api/me') => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(dashboard.origin + path, { headers });
  const body = (await answer.json()) as { detail?: string };
  return { status: answer.status, body, headers: answer.headers };
};

const tokensOf = (subject: string, resource = AUDIENCE) =>
  fetchTokens(dashboard.provider.issuer, SCRIPT_CLIENT, subject, resource);

/** A token signed with the provider's own key. */
function sign(
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
  keys: SigningKeys = dashboard.provider.signingKeys,
): Promise<string> {
  const [key] = keys as readonly (JsonWebKey & { readonly kid?: string })[];
  return new SignJWT({
    iss: dashboard.provider.issuer,
    sub: 'admin',
    aud: AUDIENCE,
    exp: Math.floor(Date.now() / 1_000) + 600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: key?.kid ?? '', ...header })
    .sign(createPrivateKey({ key: key as JsonWebKey, format: 'jwk' }));
}

async function expectRefused(token: string, reason: string): Promise<void> {
  const { status, body, headers } = await call(token);
  expect(body).toMatchObject({
    type: 'urn:momento-gateway:problem:token-refused',
    detail: expect.stringContaining(reason),
  });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Bearer');
}

test.each([
  ['viewer', 'a list', [{ tenant: 'default', role: 'viewer' }]],
  ['admin', 'one text', [{ tenant: 'default', role: 'admin' }]],
  ['loner', 'missing', []],
])('the script of a %s, whose groups are %s, has the roles %j', async (subject, _, tenants) => {
  const { accessToken } = await tokensOf(subject);
  const { status, body } = await call(accessToken);
  expect(status).toBe(200);
  expect(body).toEqual({ name: subject, subject, kind: 'bearer', tenants, canSignOut: false });
});

test('a token opens no more than its session would', async () => {
  const { accessToken } = await tokensOf('other-admin');
  expect((await call(accessToken, '/api/rules')).status).toBe(404);
});

test('a token for another audience is refused', async () => {
  const { accessToken } = await tokensOf('admin', 'urn:other');
  await expectRefused(accessToken, 'It was not made for urn:dashboard.');
});

test('a token that is expired is refused', async () => {
  const { accessToken } = await tokensOf('admin');
  expect((await call(accessToken)).status).toBe(200);
  dashboard.pass(700_000);
  await expectRefused(accessToken, 'It is expired.');
  dashboard.pass(-700_000);
});

test('an ID token is no access token, also where its audience is right', async () => {
  const { idToken } = await tokensOf('admin');
  await expectRefused(idToken, 'It was not made for urn:dashboard.');
  dashboard.restart({ OIDC_AUDIENCE: SCRIPT_CLIENT.id });
  await expectRefused(idToken, 'Send an access token, not an ID token.');
  dashboard.restart({});
});

test('a token of another provider is refused, also one with the same key', async () => {
  const settings = {
    port: 0,
    users: USERS,
    audiences: [AUDIENCE],
    clients: [{ id: SCRIPT_CLIENT.id, redirectUris: [SCRIPT_CLIENT.redirectUri] }],
  };
  const stranger = await startLocalProvider(settings);
  const twin = await startLocalProvider({ ...settings, ...dashboard.provider });
  for (const [provider, reason] of [
    [stranger, 'No key of the provider signed it.'],
    [twin, 'Another provider made it.'],
  ] as const) {
    const { accessToken } = await fetchTokens(provider.issuer, SCRIPT_CLIENT, 'owner', AUDIENCE);
    await expectRefused(accessToken, reason);
    await provider.close();
  }
});

test('a token that nobody signed, or a key that both sides know, is refused', async () => {
  const { accessToken } = await tokensOf('owner');
  const [, payload = ''] = accessToken.split('.');
  const encode = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
  const none = `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
  await expectRefused(none, 'It');
  const shared = await new SignJWT({ sub: 'owner', groups: ['owners'], aud: AUDIENCE })
    .setIssuer(dashboard.provider.issuer)
    .setExpirationTime('1h')
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(new TextEncoder().encode('the-secret-of-the-client-is-known'));
  await expectRefused(shared, 'Its algorithm is not accepted.');
});

test('a token that was changed is refused', async () => {
  const { accessToken } = await tokensOf('viewer');
  const [header = '', payload = '', signature = ''] = accessToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const greater = { ...claims, groups: ['owners'] };
  const changed = Buffer.from(JSON.stringify(greater)).toString('base64url');
  await expectRefused(`${header}.${changed}.${signature}`, 'Its signature is wrong.');
  const other = await sign({ groups: ['owners'] }, { typ: 'at+jwt' }, createSigningKeys());
  await expectRefused(other, 'No key of the provider signed it.');
});

test('what is no JWT is refused', async () => {
  for (const token of ['opaque', 'a.b', 'a.b.c', 'a.b.c.d.e']) await expectRefused(token, 'It');
});

test('a token beside a session is what counts', async () => {
  const browser = await dashboard.signIn('owner');
  const headers = { authorization: 'Bearer opaque' };
  expect((await browser.fetch(`${dashboard.origin}/api/me`, { headers })).status).toBe(401);
});

/** As other providers make them. */
test.each([
  ['RFC 9068', { client_id: 'x' }, { typ: 'at+jwt' }, 200],
  ['RFC 9068, written out', {}, { typ: 'application/at+jwt' }, 200],
  ['Cognito', { aud: undefined, client_id: AUDIENCE, token_use: 'access' }, {}, 200],
  ['Cognito, ID', { token_use: 'id', 'cognito:groups': ['owners'] }, {}, 401],
  ['Cognito, of another client', { aud: undefined, client_id: 'x', token_use: 'access' }, {}, 401],
  ['Keycloak', { typ: 'Bearer', azp: 'x', scope: 'openid' }, { typ: 'JWT' }, 200],
  ['Keycloak, ID', { typ: 'ID', azp: 'x' }, { typ: 'JWT' }, 401],
  ['Keycloak, refresh', { typ: 'Refresh', scope: 'openid' }, { typ: 'JWT' }, 401],
  ['Entra ID', { scp: 'access', azpacr: '1' }, { typ: 'JWT' }, 200],
  ['Entra ID, of a daemon', { roles: ['x'], azpacr: '1' }, { typ: 'JWT' }, 200],
  ['Entra ID, ID', { nonce: 'n', preferred_username: 'a' }, { typ: 'JWT' }, 401],
  ['Okta', { scp: ['openid'], cid: 'x' }, {}, 200],
  ['Okta, ID', { at_hash: 'h', amr: ['pwd'] }, {}, 401],
  ['of one of several audiences', { aud: ['urn:other', AUDIENCE], scope: 'a' }, {}, 200],
  ['without an audience', { aud: undefined, scope: 'a' }, { typ: 'at+jwt' }, 401],
  ['without a subject', { sub: undefined, scope: 'a' }, {}, 401],
  ['without an end', { exp: undefined, scope: 'a' }, {}, 401],
  ['not valid yet', { nbf: 9_999_999_999, scope: 'a' }, {}, 401],
  ['without any sign of what it is', {}, {}, 401],
] as const)('a token like that of %s: %j %j is answered %i', async (...given) => {
  const [, claims, header, status] = given;
  expect((await call(await sign(claims as JWTPayload, header))).status).toBe(status);
});

test('a script waits while the provider’s keys cannot be read', async () => {
  const { accessToken } = await tokensOf('admin');
  dashboard.restart({ OIDC_ISSUER: 'http://localhost:9' });
  const { status, body } = await call(accessToken);
  dashboard.restart({});
  expect(status).toBe(503);
  expect(body).toMatchObject({ type: 'urn:momento-gateway:problem:provider-unreachable' });
});
