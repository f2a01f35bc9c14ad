import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readHealth } from '@momento-gateway/api/gateway/gateway-operations';
import { expect, onTestFinished, test } from 'vitest';
import { connectDashboard } from '../dashboard/connect-dashboard.ts';
import { createAccess, describeAccess, hasProvider, signInUrl } from './access.ts';

test('each start has a new random token and a new random code', () => {
  const made = [createAccess({}), createAccess({})].flatMap(({ token, signInCode }) => [
    token,
    signInCode,
  ]);
  expect(new Set(made).size).toBe(4);
  for (const secret of made) expect(secret).toMatch(/^[\w-]{32}$/);
});

test('a token from the environment is used', () => {
  expect(createAccess({ DASHBOARD_TOKEN: 'known-to-my-scripts' }).token).toBe(
    'known-to-my-scripts',
  );
});

test('people sign in with a provider or with a token, not with both', () => {
  const environment = { OIDC_ISSUER: 'https://id.example' };
  expect(hasProvider(environment)).toBe(true);
  expect(hasProvider({ OIDC_ISSUER: '' })).toBe(false);
  expect(hasProvider({ DASHBOARD_TOKEN: 'known-to-my-scripts' }, true)).toBe(false);
  expect(() => hasProvider(environment, true)).toThrow('OIDC_ISSUER and DASHBOARD_TOKEN');
  expect(() => hasProvider({ ...environment, DASHBOARD_TOKEN: 'x' })).toThrow('two ways');
});

test('the printed URL and token sign in; without a sign-in there is only the URL', () => {
  const access = createAccess({});
  const url = signInUrl('http://localhost:3000', access);
  expect(url).toBe(`http://localhost:3000/sign-in?code=${access.signInCode}`);
  expect(url).not.toContain(access.token);
  expect(describeAccess(access).join('\n')).toContain(access.token);
  expect(signInUrl('http://localhost:3000', undefined)).toBe('http://localhost:3000');
  expect(describeAccess(undefined)).toEqual([]);
});

test.each([
  ['a token', 'the-token', 'Bearer the-token'],
  ['no token', undefined, undefined],
  ['an empty token', '', undefined],
])('a command with %s sends the matching authorization header', async (_, token, expected) => {
  const seen: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end('{"status":"ok"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await connectDashboard(origin, token)(readHealth, {});
  expect(seen).toEqual([expected]);
});
