import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalProvider, startLocalProvider } from './start-local-provider.ts';

const REDIRECT_URI = 'http://localhost:9/back';
const VERIFIER = 'v'.repeat(43);

let provider: LocalProvider;
beforeAll(async () => {
  provider = await startLocalProvider({
    port: 0,
    users: [{ subject: 'ada', name: 'Ada <admin>', groups: ['admins'] }],
    clients: [{ id: 'app', redirectUris: [REDIRECT_URI] }],
    audiences: ['urn:api'],
  });
});
afterAll(() => provider.close());

function authorise(more: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({
    client_id: 'app',
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return fetch(`${provider.issuer}/auth?${query}`, { redirect: 'manual' });
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

test('it describes itself', async () => {
  const answer = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({
    issuer: provider.issuer,
    code_challenge_methods_supported: ['S256'],
    end_session_endpoint: expect.any(String),
  });
});

test('it says that it is a test provider, and shows names as they are', async () => {
  const begun = await authorise();
  const page = await fetch(`${provider.issuer}${begun.headers.get('location')}`, {
    headers: { cookie: cookiesOf(begun) },
  });
  const text = await page.text();
  expect(text).toContain('This is a test provider on this machine.');
  expect(text).toContain('Ada &#60;admin&#62;</button>');
});

test('another browser has no part in a sign-in, and nobody is who is not there', async () => {
  const begun = await authorise();
  const address = `${provider.issuer}${begun.headers.get('location')}`;
  expect((await fetch(address)).status).toBe(400);
  const body = new URLSearchParams({ subject: 'eve' });
  const headers = { cookie: cookiesOf(begun) };
  const answer = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' });
  expect(answer.status).toBe(400);
});

test.each([
  ['an address that is not registered', { redirect_uri: 'http://localhost:9/other' }],
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['an unknown client', { client_id: 'other' }],
])('it begins nothing with %s', async (_, more) => {
  const answer = await authorise(more);
  expect(answer.headers.get('location') ?? '').not.toContain('/interaction/');
});
