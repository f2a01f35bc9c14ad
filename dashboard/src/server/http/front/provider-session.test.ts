import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../testing/browser.ts';
import { cookieNameOf, cookieNamesOf, cookiesOf } from '../../testing/dashboard-cookies.ts';
import { makeKey, type SigningIn, startSigningIn } from '../../testing/start-signing-in.ts';

const KEY = makeKey();

let dashboard: SigningIn;
beforeAll(async () => {
  dashboard = await startSigningIn({ SESSION_KEYS: KEY });
});
afterAll(() => dashboard.close());
beforeEach(() => {
  dashboard.passed.length = 0;
});

const statusOf = async (browser: Browser) =>
  (await browser.fetch(`${dashboard.origin}/api/me`)).status;

test.each([
  ['changed', (text: string) => text.slice(0, -3) + (text.endsWith('AAA') ? 'BBB' : 'AAA')],
  ['cut off', (text: string) => text.slice(0, 100)],
  ['not encrypted', () => btoa(JSON.stringify({ subject: 'owner', groups: ['owners'] }))],
  ['empty', () => ''],
])('a session that was %s opens nothing', async (_, spoil) => {
  const browser = await dashboard.signIn('viewer');
  const name = cookieNameOf(browser, 'session');
  cookiesOf(browser).set(name, spoil(cookiesOf(browser).get(name) ?? ''));
  expect(await statusOf(browser)).toBe(401);
});

test('what was sealed for something else is no session', async () => {
  const browser = await dashboard.signIn('viewer');
  await createBrowser().open(`${dashboard.origin}/sign-in`);
  const jar = cookiesOf(browser);
  jar.set(cookieNameOf(browser, 'session'), jar.get(cookieNameOf(browser, 'activity')) ?? '');
  expect(await statusOf(browser)).toBe(401);
});

test('a new key comes first, the old one goes when nobody needs it: then its sessions end', async () => {
  const browser = await dashboard.signIn('viewer');
  const newer = makeKey();
  dashboard.restart({ SESSION_KEYS: `${newer},${KEY}` });
  expect(await statusOf(browser)).toBe(200);
  const later = await dashboard.signIn('viewer');
  dashboard.restart({ SESSION_KEYS: newer });
  expect(await statusOf(browser)).toBe(401);
  expect(await statusOf(later)).toBe(200);
  dashboard.restart({});
});

test('roles are those of the table now, not those at the sign-in', async () => {
  const browser = await dashboard.signIn('viewer');
  const rolesOf = async () =>
    (await (await browser.fetch(`${dashboard.origin}/api/me`)).json()).tenants;
  dashboard.restart({ ACCESS: '[{"group": "viewers", "role": "owner"}]' });
  expect(await rolesOf()).toEqual([{ tenant: 'default', role: 'owner' }]);
  dashboard.restart({ ACCESS: '[{"group": "others", "role": "owner"}]' });
  expect(await rolesOf()).toEqual([]);
  dashboard.restart({});
});

test('a session of another provider is none here', async () => {
  const browser = await dashboard.signIn('viewer');
  dashboard.restart({ OIDC_ISSUER: 'http://localhost:9' });
  expect(await statusOf(browser)).toBe(401);
  dashboard.restart({});
});

const MINUTE = 60_000;

test('a session ends an hour after the last thing that somebody did', async () => {
  const browser = await dashboard.signIn('viewer');
  const statuses: number[] = [];
  for (const minutes of [59, 59, 60]) {
    dashboard.pass(minutes * MINUTE);
    const { status } = await browser.fetch(`${dashboard.origin}/rules`, {
      headers: { 'sec-fetch-mode': 'navigate' },
    });
    statuses.push(status);
  }
  dashboard.pass(-178 * MINUTE);
  expect(statuses).toEqual([200, 200, 303]);
});

test.each([
  ['GET', '/api/gateway', {}],
  ['GET', '/rules', { 'next-router-prefetch': '1' }],
  ['GET', '/_next/static/a.js', {}],
  ['POST', '/api/live', {}],
])('an open page alone keeps no session: %s %s %j', async (method, path, headers) => {
  const browser = await dashboard.signIn('viewer');
  const init = { method, headers: headers as Record<string, string> };
  dashboard.pass(30 * MINUTE);
  expect((await browser.fetch(dashboard.origin + path, init)).headers.getSetCookie()).toEqual([]);
  dashboard.pass(30 * MINUTE);
  expect(await statusOf(browser)).toBe(401);
  dashboard.pass(-60 * MINUTE);
});

test('what somebody did in another session keeps none', async () => {
  const browser = await dashboard.signIn('viewer');
  dashboard.pass(59 * MINUTE);
  const other = await dashboard.signIn('viewer');
  const name = cookieNameOf(other, 'activity');
  cookiesOf(browser).set(name, cookiesOf(other).get(name) ?? '');
  expect(await statusOf(browser)).toBe(200);
  dashboard.pass(MINUTE);
  expect([await statusOf(browser), await statusOf(other)]).toEqual([401, 200]);
  dashboard.pass(-60 * MINUTE);
});

test('a change keeps a session', async () => {
  const browser = await dashboard.signIn('viewer');
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', body: '{}', headers };
  dashboard.pass(59 * MINUTE);
  await browser.fetch(`${dashboard.origin}/api/rules/test`, init);
  dashboard.pass(59 * MINUTE);
  expect(await statusOf(browser)).toBe(200);
  dashboard.pass(-118 * MINUTE);
});

test('a session ends after eight hours, whatever somebody does', async () => {
  const browser = await dashboard.signIn('viewer');
  const headers = { 'sec-fetch-mode': 'navigate' };
  let minutes = 0;
  for (; minutes < 600; minutes += 30) {
    const { status } = await browser.fetch(`${dashboard.origin}/rules`, { headers });
    if (status !== 200) break;
    dashboard.pass(30 * MINUTE);
  }
  dashboard.pass(-minutes * MINUTE);
  expect(minutes).toBe(480);
});

test('a sign-out ends the session here and at the provider', async () => {
  const browser = await dashboard.signIn('viewer');
  const { status, text } = await browser.post(`${dashboard.origin}/sign-out`, {});
  expect(status).toBe(200);
  expect(cookieNamesOf(browser)).toEqual([]);
  expect(await statusOf(browser)).toBe(401);
  const address = /url=([^"]+)"/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? '';
  const next = new URL(address);
  expect(next.origin).toBe(dashboard.provider.issuer);
  expect(next.searchParams.get('client_id')).toBe('dashboard');
  expect(next.searchParams.get('post_logout_redirect_uri')).toBe(`${dashboard.origin}/signed-out`);
  const asked = await browser.open(next);
  const [, action = ''] = /action="([^"]+)"/.exec(asked.text) ?? [];
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked.text) ?? [];
  const last = await browser.post(new URL(action, next), { xsrf, logout: 'yes' });
  expect(last.url.href).toBe(`${dashboard.origin}/signed-out`);
  expect(last.text).toContain('You are signed out');
  const again = await browser.open(`${dashboard.origin}/`);
  expect(again.text).toContain('Choose who you are');
});

test('an answer that comes after the sign-out does not bring the session back', async () => {
  const browser = await dashboard.signIn('viewer');
  dashboard.pass(2 * MINUTE);
  const late = await browser.fetch(`${dashboard.origin}/rules`);
  const lateCookies = late.headers.getSetCookie();
  expect(lateCookies).toHaveLength(1);
  await browser.post(`${dashboard.origin}/sign-out`, {});
  const [name = '', value = ''] = lateCookies[0]?.split(/[=;]/) ?? [];
  cookiesOf(browser).set(name, value);
  expect(await statusOf(browser)).toBe(401);
  dashboard.pass(-2 * MINUTE);
});

test('another page cannot sign anybody out', async () => {
  const browser = await dashboard.signIn('viewer');
  const headers = { origin: 'https://evil.example' };
  const init = { method: 'POST', headers };
  expect((await browser.fetch(`${dashboard.origin}/sign-out`, init)).status).toBe(403);
  expect((await browser.fetch(`${dashboard.origin}/sign-out`)).status).toBe(200);
  expect(await statusOf(browser)).toBe(200);
});
