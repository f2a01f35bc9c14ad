import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answers, waitUntilReady } from './wait-until-ready.ts';

const servers: { readonly close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers with these statuses, and then with the last of them. */
async function startServer(statuses: number[]): Promise<string> {
  const server = createServer((_, response) => {
    response.statusCode = statuses.length > 1 ? (statuses.shift() ?? 0) : (statuses[0] ?? 0);
    response.end();
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
}

const { signal } = new AbortController();

test.each([
  ['it starts', [500, 503, 200]],
  ['another program has its port', [404, 404, 200]],
])('a server is waited for while %s', async (_, statuses) => {
  const left = [...statuses];
  await waitUntilReady('It', answers(await startServer(left)), signal);
  expect(left).toEqual([200]);
});

test('a server that asks who calls is ready', async () => {
  await waitUntilReady('It', answers(await startServer([401])), signal);
});

test('what is not ready in time is named, with its last answer', async () => {
  const url = await startServer([404]);
  await expect(waitUntilReady('The dashboard', answers(url), signal, 200)).rejects.toThrow(
    `The dashboard is not ready: ${url} answers 404.`,
  );
});
