import { createServer, type Server } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen, requireSignIn } from './listen.ts';
import { portOf } from './listen-on-loopback.ts';

const create = () => createServer((_, response) => response.end('ours'));

test.each([
  ['localhost', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '0.0.0.0'],
])('at the address %s it listens on %s', async (host, address) => {
  const servers = await listen(create, 0, host);
  onTestFinished(() => servers.forEach((server) => void server.close()));
  const [first] = servers as [Server];
  expect(first.address()).toMatchObject({ address });
  expect(await (await fetch(`http://127.0.0.1:${portOf(first)}/`)).text()).toBe('ours');
});

test.each([
  ['localhost', [], false],
  ['127.0.0.1', [], false],
  ['::1', [], false],
  ['0.0.0.0', [], true],
  ['::', [], true],
  ['10.0.0.7', [], true],
  ['dash.example', [], true],
  ['localhost', ['dash.example'], true],
] as const)('at %s with the names %j it needs a provider: %s', (host, hosts, needs) => {
  const start = () => requireSignIn(host, hosts, false);
  if (needs) expect(start).toThrow(/Set OIDC_ISSUER, .* docs\/shared-dashboard\.md/);
  else start();
  requireSignIn(host, hosts, true);
});
