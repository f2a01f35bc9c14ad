import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StartedFront, startFront } from '../../testing/start-front.ts';

const TOKEN = 'a-token-of-this-process';
const CODE = 'a-code-for-one-browser';

let front: StartedFront;
beforeEach(async () => {
  front = await startFront({ token: TOKEN, signInCode: CODE });
});
afterEach(() => front.close());

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const openCode = (code: string) => front.call(`/sign-in?code=${code}`);
const postToken = (token: string, headers: Record<string, string> = {}) =>
  front.call('/sign-in', { method: 'POST', body: new URLSearchParams({ token }), headers });

test.each([
  ['GET', '/api/health'],
  ['POST', '/api/webhooks'],
  ['GET', '/_next/image'],
  ['POST', '/_next/static/chunks/a.js'],
  ['GET', '/api/%'],
])('without a session no call is answered: %s %s', async (method, path) => {
  const answer = await front.call(path, { method });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(await answer.json()).toMatchObject({
    type: 'urn:momento-gateway:problem:not-signed-in',
    detail: expect.stringContaining('Authorization: Bearer'),
  });
  expect(front.passed).toEqual([]);
});

test('without a session a page that is open still loads its scripts, and nothing beside them', async () => {
  await front.call('/_next/static/chunks/a.js');
  expect(front.passed).toEqual(['GET /_next/static/chunks/a.js']);
  for (const path of ['/_next/static/../../webhooks', '/_next/static/%2e%2E/api/health']) {
    expect(await front.sendRaw(`GET ${path} HTTP/1.1`, 'Connection: close')).toMatch(/ 404 /);
  }
  expect(front.passed).toHaveLength(1);
});

test.each(['/', '/webhooks', '/webhooks/%', '/sign-in'])(
  'without a session a page says how to sign in: %s',
  async (path) => {
    const answer = await front.call(path);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(await answer.text()).toContain('Open the address that it printed');
    expect(front.passed).toEqual([]);
  },
);

test('the printed address becomes a session and leaves the address bar', async () => {
  const answer = await openCode(CODE);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(CODE);
  expect(cookie).not.toContain(TOKEN);
  await front.call('/webhooks', { headers: { cookie: `other=1; ${cookieOf(answer)}` } });
  expect(front.passed).toEqual(['GET /webhooks']);
});

test('the printed address works once', async () => {
  const cookie = cookieOf(await openCode(CODE));
  const again = await openCode(CODE);
  expect(again.status).toBe(401);
  expect(again.headers.get('set-cookie')).toBeNull();
  expect(await again.text()).toContain('works only once');
  const own = await front.call(`/sign-in?code=${CODE}`, { headers: { cookie } });
  expect(own.headers.get('location')).toBe('/');
});

test('a look without opening does not use up the printed address', async () => {
  await front.call(`/sign-in?code=${CODE}`, { method: 'HEAD' });
  await openCode('another');
  expect((await openCode(CODE)).status).toBe(303);
});

test('a script sends the token, as often as it likes', async () => {
  for (const authorization of [`Bearer ${TOKEN}`, `bearer  ${TOKEN}`]) {
    await front.call('/api/health', { headers: { authorization } });
  }
  expect(front.passed).toHaveLength(2);
});

test('another browser signs in with the token', async () => {
  const origin = front.origin;
  const headers = { cookie: cookieOf(await postToken(TOKEN, { origin })) };
  await front.call('/', { headers });
  expect(front.passed).toEqual(['GET /']);
});

test('another page cannot sign a browser in', async () => {
  const answer = await postToken(TOKEN, { origin: 'https://evil.example' });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test.each([
  ['no token', { authorization: 'Bearer' }],
  ['another token', { authorization: 'Bearer another-token-of-it' }],
  ['the beginning of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
  ['more than the token', { authorization: `Bearer ${TOKEN}x` }],
  ['the code', { authorization: `Bearer ${CODE}` }],
  ['the token as a password', { authorization: `Basic ${btoa(`:${TOKEN}`)}` }],
  ['the token as a cookie', { cookie: `momento-gateway=${TOKEN}` }],
])('%s opens nothing', async (_, headers: Record<string, string>) => {
  expect((await front.call('/api/health', { headers })).status).toBe(401);
  expect(front.passed).toEqual([]);
});

test('a session of another process opens nothing', async () => {
  const other = await startFront({ token: TOKEN, signInCode: CODE });
  const cookie = cookieOf(await other.call(`/sign-in?code=${CODE}`));
  await other.close();
  expect((await front.call('/', { headers: { cookie } })).status).toBe(401);
});

test('a browser that comes from another site asks again, and only then', async () => {
  const from = async (site: string) =>
    (await front.call('/', { headers: { 'sec-fetch-site': site } })).text();
  expect(await from('cross-site')).toContain('http-equiv="refresh"');
  expect(await from('same-origin')).not.toContain('http-equiv="refresh"');
});

test('a web socket needs a session too', async () => {
  const answer = await front.sendRaw(
    'GET /api/live HTTP/1.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

test('where nobody needs to sign in, there is no page for it', async () => {
  const open = await startFront();
  await open.call('/sign-in?code=x');
  expect(open.passed).toEqual(['GET /sign-in?code=x']);
  await open.close();
});
