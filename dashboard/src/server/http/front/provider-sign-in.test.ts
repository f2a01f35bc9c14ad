import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../testing/browser.ts';
import { cookieNameOf, cookieNamesOf, cookiesOf } from '../../testing/dashboard-cookies.ts';
import { serveHttp } from '../../testing/serve-http.ts';
import {
  MANY_GROUPS,
  makeKey,
  type SigningIn,
  startSigningIn,
} from '../../testing/start-signing-in.ts';

const KEY = makeKey();

let dashboard: SigningIn;
beforeAll(async () => {
  dashboard = await startSigningIn({ SESSION_KEYS: KEY });
});
afterAll(() => dashboard.close());
beforeEach(() => {
  dashboard.passed.length = 0;
});

const isCallback = (url: URL) => url.pathname === '/sign-in/callback';
const statusOf = async (browser: Browser) =>
  (await browser.fetch(`${dashboard.origin}/api/me`)).status;

/** Signs in at the provider, and stops before the dashboard learns of it. */
async function stopAtCallback(path = '/sign-in'): Promise<{ browser: Browser; callback: URL }> {
  const browser = createBrowser();
  const page = await browser.open(dashboard.origin + path);
  const sent = await browser.fetch(page.url, {
    method: 'POST',
    body: new URLSearchParams({ subject: 'viewer' }),
  });
  const { url } = await browser.open(sent.headers.get('location') ?? '', isCallback);
  return { browser, callback: url };
}

test('a person signs in at the provider, and is then known by name and role', async () => {
  const browser = await dashboard.signIn('viewer');
  expect(dashboard.passed).toEqual(['GET /']);
  const me = await browser.fetch(`${dashboard.origin}/api/me`);
  expect(await me.json()).toEqual({
    name: 'Vera Viewer',
    subject: 'viewer',
    kind: 'session',
    tenants: [{ tenant: 'default', role: 'viewer' }],
    canSignOut: true,
  });
});

test('a page that was asked for before the sign-in is shown after it', async () => {
  await dashboard.signIn('viewer', '/failures?search=caf%C3%A9&sort=a+b#x');
  expect(dashboard.passed).toEqual(['GET /failures?search=caf%C3%A9&sort=a+b']);
});

test('the browser keeps a session that no script reads, and nothing of the sign-in', async () => {
  const { browser, callback } = await stopAtCallback();
  const answer = await browser.fetch(callback);
  const lines = answer.headers.getSetCookie();
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toContain('; Path=/; HttpOnly; SameSite=Lax');
  expect(lines[0]).toContain('Max-Age=28800;');
  expect(lines[1]).toContain('Max-Age=3600;');
  expect(lines[2]).toContain('Max-Age=0;');
  expect(lines.join()).not.toContain('Vera');
  expect(cookieNamesOf(browser)).toHaveLength(2);
});

test('two tabs sign in at the same time', async () => {
  const browser = createBrowser();
  const [one, two] = [
    await browser.open(`${dashboard.origin}/rules`),
    await browser.open(`${dashboard.origin}/live`),
  ];
  await browser.post(one.url, { subject: 'viewer' });
  await browser.post(two.url, { subject: 'viewer' });
  expect(dashboard.passed).toEqual(['GET /rules', 'GET /live']);
});

test('a browser with many begun sign-ins keeps the newest, and forgets the surplus', async () => {
  const browser = createBrowser();
  for (let count = 0; count < 30; count += 1) await browser.open(`${dashboard.origin}/sign-in`);
  expect(cookieNamesOf(browser).length).toBeLessThanOrEqual(20);
});

test('who is signed in is not asked again', async () => {
  const browser = await dashboard.signIn('viewer');
  const { url } = await browser.open(`${dashboard.origin}/sign-in?returnTo=/rules`);
  expect(url.href).toBe(`${dashboard.origin}/rules`);
});

test.each([
  ['GET', '/api/webhooks', {}],
  ['POST', '/api/webhooks', {}],
  ['GET', '/_next/image', {}],
  ['GET', '/rules?_rsc=1', { rsc: '1' }],
  ['GET', '/rules', { 'sec-fetch-mode': 'cors' }],
] as const)(
  'what is no page gets a problem instead of a redirect: %s %s %j',
  async (method, path, headers) => {
    const answer = await createBrowser().fetch(dashboard.origin + path, { method, headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      type: 'urn:momento-gateway:problem:not-signed-in',
      detail: expect.stringContaining('access token of its OpenID provider'),
    });
    expect(dashboard.passed).toEqual([]);
  },
);

test('under another name of the dashboard the sign-in begins at the address that it ends at', async () => {
  const port = new URL(dashboard.origin).port;
  const browser = createBrowser();
  const { url } = await browser.open(
    `http://127.0.0.1:${port}/sign-in?returnTo=/rules`,
    ({ hostname }) => hostname === 'localhost',
  );
  expect(url.href).toBe(`${dashboard.origin}/sign-in?returnTo=%2Frules`);
  expect(browser.cookies.get('127.0.0.1')?.size).toBe(0);
});

test.each([
  ['no state', (url: URL) => url.searchParams.delete('state')],
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
])('a callback with %s signs nobody in', async (_, spoil) => {
  const { browser, callback } = await stopAtCallback();
  spoil(callback);
  const { status, text } = await browser.open(callback);
  expect(status).toBe(400);
  expect(text).toContain('was not begun in this browser');
  expect(await statusOf(browser)).toBe(401);
});

test('a callback that another browser began signs nobody in: no login of an attacker', async () => {
  const attacker = await stopAtCallback();
  const victim = createBrowser();
  await victim.open(`${dashboard.origin}/sign-in`);
  expect((await victim.open(attacker.callback)).status).toBe(400);
  expect(await statusOf(victim)).toBe(401);
});

test('the code of one sign-in does not fit the state of another', async () => {
  const { browser, callback } = await stopAtCallback();
  const other = await stopAtCallback();
  callback.searchParams.set('code', other.callback.searchParams.get('code') ?? '');
  const { status, text } = await browser.open(callback);
  expect(status).toBe(400);
  expect(text).toContain('invalid_grant');
  expect(await statusOf(browser)).toBe(401);
});

test('what began one sign-in does not stand for another, under whatever name it is kept', async () => {
  const { browser, callback } = await stopAtCallback();
  const own = cookieNameOf(browser, 'sign-in');
  const other = await stopAtCallback();
  const begun = cookiesOf(other.browser).get(cookieNameOf(other.browser, 'sign-in'));
  cookiesOf(browser).set(own, begun ?? '');
  const { status, text } = await browser.open(callback);
  expect(status).toBe(400);
  expect(text).toContain('was not begun in this browser');
});

test('an ID token with another nonce signs nobody in', async () => {
  const browser = createBrowser();
  const begun = await browser.open(
    `${dashboard.origin}/sign-in`,
    (url) => url.pathname === '/auth',
  );
  begun.url.searchParams.set('nonce', 'of-somebody-else');
  const page = await browser.open(begun.url);
  const { status, text } = await browser.post(page.url, { subject: 'viewer' });
  expect(status).toBe(400);
  expect(text).toContain('was not accepted');
  expect(await statusOf(browser)).toBe(401);
});

test('a code is redeemed once, also by a browser that still has what began the sign-in', async () => {
  const { browser, callback } = await stopAtCallback();
  const before = new Map(cookiesOf(browser));
  expect((await browser.open(callback)).status).toBe(200);
  const thief = createBrowser();
  thief.cookies.set('localhost', before);
  const { status, text } = await thief.open(callback);
  expect(status).toBe(400);
  expect(text).toContain('invalid_grant');
  expect(await statusOf(thief)).toBe(401);
});

test('who goes back to the callback after the sign-in stays signed in', async () => {
  const { browser, callback } = await stopAtCallback();
  await browser.open(callback);
  const { url, status } = await browser.open(callback);
  expect([url.pathname, status]).toEqual(['/', 200]);
});

test('a sign-in that takes longer than ten minutes is begun again', async () => {
  const { browser, callback } = await stopAtCallback();
  dashboard.pass(600_000);
  const { status, text } = await browser.open(callback);
  dashboard.pass(-600_000);
  expect(status).toBe(400);
  expect(text).toContain('longer than ten minutes');
});

test('somebody whom the provider refuses learns why, and nothing they sent is HTML', async () => {
  const { browser, callback } = await stopAtCallback();
  callback.searchParams.delete('code');
  callback.searchParams.set('error', 'access_denied');
  callback.searchParams.set('error_description', '<script>alert(1)</script>');
  const { status, text } = await browser.open(callback);
  expect(status).toBe(400);
  expect(text).toContain('access_denied');
  expect(text).not.toContain('<script>');
});

test('a session that was planted before the sign-in is not the session after it', async () => {
  const planted = cookiesOf(await dashboard.signIn('other-admin'));
  const { browser, callback } = await stopAtCallback();
  const own = cookiesOf(browser);
  for (const [name, value] of planted) own.set(name, value);
  await browser.open(callback);
  const me = await browser.fetch(`${dashboard.origin}/api/me`);
  expect(await me.json()).toMatchObject({ name: 'Vera Viewer' });
});

test.each(['stranger', 'loner'])(
  'a %s signs in, and learns that no group has a role',
  async (who) => {
    const browser = await dashboard.signIn(who);
    const { status, text } = await browser.open(`${dashboard.origin}/rules`);
    expect(status).toBe(403);
    expect(text).toContain('none of your groups has a role');
    expect(text).not.toContain('<Stranger>');
    const { status: called } = await browser.fetch(`${dashboard.origin}/api/rules`);
    expect(called).toBe(404);
  },
);

test('somebody in more groups than a cookie can hold learns so, instead of coming back for ever', async () => {
  const table = MANY_GROUPS.map((group) => ({ group, tenant: 'default', role: 'viewer' }));
  dashboard.restart({ ACCESS: JSON.stringify(table) });
  const browser = createBrowser();
  const page = await browser.open(`${dashboard.origin}/`);
  const { status, text } = await browser.post(page.url, { subject: 'joiner' });
  dashboard.restart({ ACCESS: JSON.stringify(table.slice(0, 50)) });
  const fitting = await dashboard.signIn('joiner');
  expect(await statusOf(fitting)).toBe(200);
  dashboard.restart({});
  expect(status).toBe(400);
  expect(text).toContain('more groups of ACCESS than a cookie can hold');
});

test('behind TLS the cookies are of this host alone, and never sent without TLS', async () => {
  dashboard.restart({ DASHBOARD_URL: 'https://other.example' });
  const headers = { host: 'other.example' };
  const begun = await createBrowser().fetch(`${dashboard.origin}/sign-in`, { headers });
  const out = await createBrowser().fetch(`${dashboard.origin}/sign-out`, {
    method: 'POST',
    headers: { ...headers, origin: 'https://other.example' },
  });
  dashboard.restart({});
  const lines = [...begun.headers.getSetCookie(), ...out.headers.getSetCookie()];
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).toMatch(
      /^__Host-momento-gateway-[^;]+; .*Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  }
  const redirectUri = new URL(begun.headers.get('location') ?? '').searchParams.get('redirect_uri');
  expect(redirectUri).toBe('https://other.example/sign-in/callback');
});

test('a sign-in that failed is one line of JSON in the log, without what is secret', async () => {
  const { browser, callback } = await stopAtCallback();
  callback.searchParams.set('code', 'a-code-of-nobody');
  dashboard.logged.length = 0;
  await browser.open(callback);
  const [line = '', ...others] = dashboard.logged;
  expect(others).toEqual([]);
  const [, json = ''] = /^stderr: ([^\n]+)\n$/.exec(line) ?? [];
  expect(JSON.parse(json)).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'WARN',
    message: 'A sign-in failed',
    kind: 'refused',
    reason: expect.stringContaining('invalid_grant'),
  });
  expect(dashboard.logged.join()).not.toContain('a-code-of-nobody');
});

test('a provider that is away is named, with a way to try again; sessions go on', async () => {
  const browser = await dashboard.signIn('viewer');
  const gone = await serveHttp(() => ({ status: 200, body: '' }));
  await gone.close();
  dashboard.restart({ OIDC_ISSUER: gone.origin });
  const { status, text, headers } = await createBrowser().open(`${dashboard.origin}/rules?a=b`);
  expect(status).toBe(503);
  expect(text).toContain('There is no connection to it (ECONNREFUSED)');
  expect(text).toContain('href="/sign-in?returnTo=%2Frules%3Fa%3Db"');
  expect(headers.getSetCookie()).toEqual([]);
  dashboard.restart({});
  expect(await statusOf(browser)).toBe(200);
});
