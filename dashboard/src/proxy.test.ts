import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from './proxy.ts';

function call(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const url = `http://localhost:3000${path}`;
  return proxy(new NextRequest(url, { method, headers: { host: 'localhost:3000', ...headers } }));
}

/** What Next passes on to the page instead of the browser's own header. */
const passedOn = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

test('a page may run scripts with the nonce of its own answer only, and none that evaluate', () => {
  const answers = [call('/'), call('/')];
  const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '');
  for (const [place, policy] of policies.entries()) {
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    const nonce = passedOn(answers[place] as Response, 'x-nonce');
    expect(scripts).toBe(`'self' 'nonce-${nonce}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test('a policy the browser sends is not taken for ours', () => {
  const response = call('/', { 'content-security-policy': "script-src 'nonce-mine'" });
  expect(passedOn(response, 'content-security-policy')).toBe(
    response.headers.get('content-security-policy'),
  );
});

test.each(['/', '/webhooks', '/_next/static/x.js', '/api/health'])(
  '%s is refused under the name of another host',
  async (path) => {
    const response = call(path, { host: 'evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  },
);

test('a changing call from another page is refused before it reaches its route', () => {
  const headers = { origin: 'https://evil.example' };
  expect(call('/api/webhooks', headers, 'POST').status).toBe(403);
});
