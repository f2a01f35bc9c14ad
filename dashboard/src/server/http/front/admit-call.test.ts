import { PROBLEM_MEDIA_TYPE } from '@momento-gateway/api/problem';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StartedFront, startFront } from '../../testing/start-front.ts';

let front: StartedFront;
beforeEach(async () => {
  front = await startFront();
});
afterEach(() => front.close());

test.each(['/api/rules/%', '/api/rules/%E0%A4%A', '/api/live/%zz', '/api/webhooks/%A0/activity'])(
  'a call of the API whose path cannot be read is a bad request: %s',
  async (path) => {
    for (const method of ['GET', 'DELETE']) {
      const answer = await front.call(path, { method });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe(PROBLEM_MEDIA_TYPE);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(await answer.json()).toMatchObject({ status: 400, detail: expect.any(String) });
    }
    expect(front.passed).toEqual([]);
  },
);

test.each(['/webhooks/%', '/webhooks/%E0%A4%A?tab=x', '/%c0%ae', '/%'])(
  'a page whose path cannot be read is the page for unknown addresses: %s',
  async (path) => {
    await front.call(path);
    expect(front.passed).toEqual(['GET /not-found']);
  },
);

test.each([
  '/',
  '/webhooks/caf%C3%A9',
  '/rules?search=%',
  '/api/rules/a%2Fb',
  '/api/rules/...?search=//..',
  '/api/rules/.a',
  '/_next/static/a.js',
])('what can be read is passed on as it came: %s', async (path) => {
  await front.call(path);
  expect(front.passed).toEqual([`GET ${path}`]);
});

test.each([
  '/api//rules',
  '/api/rules/..',
  '/api/../webhooks',
  '/api/rules/./a',
  '/api/rules/%2E%2e/health',
  '/api\\rules',
  '/_next/../webhooks',
])(
  'a path of no page that stands for another one is not found, and not redirected: %s',
  async (path) => {
    const answer = await front.sendRaw(`GET ${path} HTTP/1.1`, 'Connection: close');
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toContain(PROBLEM_MEDIA_TYPE);
    expect(front.passed).toEqual([]);
  },
);

test.each(['/api/', '/api/rules/', '/api/webhooks/?limit=1', '/_next/static/'])(
  'a call whose path ends with a slash is not found and not redirected, and the answer says why: %s',
  async (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await front.call(path, { method });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('slash') });
    }
    expect(front.passed).toEqual([]);
  },
);

test('the path of a page may end with a slash', async () => {
  await front.call('/webhooks/');
  expect(front.passed).toEqual(['GET /webhooks/']);
});

test.each([
  ['another host', ['Host: evil.example']],
  ['two hosts', ['Host: localhost', 'Host: evil.example']],
  ['two hosts, ours last', ['Host: evil.example', 'Host: localhost']],
])('a call under the name of %s is refused before anything else', async (_, hosts) => {
  const answer = await front.sendRaw('GET / HTTP/1.1', ...hosts, 'Connection: close');
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(front.passed).toEqual([]);
});

test('a changing call of another page is refused before anything else', async () => {
  const headers = { origin: 'https://evil.example' };
  expect((await front.call('/api/webhooks', { method: 'POST', headers })).status).toBe(403);
  expect(front.passed).toEqual([]);
});

test('a method that nothing has is refused', async () => {
  const answer = await front.sendRaw('TRACE / HTTP/1.1', 'Connection: close');
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer).toMatch(/^allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r$/m);
  expect(front.passed).toEqual([]);
});

test.each(['GET http://evil.example/api/health HTTP/1.1', 'OPTIONS * HTTP/1.1'])(
  'an address that is no path has no page: %s',
  async (requestLine) => {
    await front.sendRaw(requestLine, 'Connection: close');
    expect(front.passed).toEqual([`${requestLine.split(' ')[0]} /not-found`]);
  },
);

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];

test.each([
  ['/', [], 400],
  ['/_next/webpack-hmr', [], 400],
  ['/api/health', ['Origin: https://evil.example'], 403],
  ['/api/%', [], 400],
] as const)(
  'a web socket to %s is refused and its connection ended',
  async (path, more, status) => {
    const answer = await front.sendRaw(`GET ${path} HTTP/1.1`, ...UPGRADE, ...more);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(PROBLEM_MEDIA_TYPE);
    expect(front.passed).toEqual([]);
  },
);

test('an offer to upgrade to another protocol is left, and the call answered', async () => {
  const offer = ['Upgrade: h2c', 'Connection: Upgrade, close'];
  const answer = await front.sendRaw('GET /api/health HTTP/1.1', ...offer);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('a web socket that something takes goes on, to the dashboard’s own page alone', async () => {
  const foreign = await front.sendRaw('GET /taken HTTP/1.1', ...UPGRADE, 'Origin: http://evil');
  expect(foreign).toMatch(/^HTTP\/1\.1 403 /);
  expect(front.passed).toEqual([]);
  await front.sendRaw('GET /taken HTTP/1.1', ...UPGRADE, 'Origin: http://localhost');
  expect(front.passed).toEqual(['a web socket']);
});
