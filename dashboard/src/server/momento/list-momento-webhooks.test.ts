import { type AddressInfo, createServer, type Server } from 'node:net';
import * as sdk from '@gomomento/sdk';
import { CallRefused, type StatusName } from '@momento-gateway/local-momento/call-refused';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRefusal } from '../refusals/refusal.ts';
import {
  API_KEY,
  GLOBAL_KEY,
  type MomentoApi,
  startMomentoApi,
  WEAK_KEY,
} from '../testing/start-momento-api.ts';
import { createConnectMomento } from './connect-momento.ts';
import { createCredentials } from './create-credentials.ts';

const ENDPOINT = 'cell-1.prod.a.momentohq.com';

let gateway: MomentoApi;
let logged: unknown[];
let written: string[];

beforeEach(async () => {
  logged = [];
  written = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  }
  gateway = await startMomentoApi({
    logUnexpected: (_, error) => {
      logged.push(error);
    },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await gateway.close();
});

const list = (fields: object = {}) =>
  gateway.api.call('POST', '/api/momento-webhooks/list', {
    cache: 'shop',
    apiKey: API_KEY,
    ...fields,
  });

test('a cache’s webhooks are listed with what they post and where, and none of their secrets', async () => {
  const { momento } = gateway;
  momento.store.put({ cache: 'other', name: 'x', topic: 'x', url: 'https://x.example/' });
  const { signingSecret } = momento.store.put({
    cache: 'shop',
    name: 'elsewhere',
    topic: 'orders',
    url: 'https://elsewhere.example/hook',
  });
  const webhook = await gateway.registered();
  const { status, body } = await list();
  expect(status).toBe(200);
  expect(body).toEqual({
    momentoWebhooks: [
      { name: 'elsewhere', topic: 'orders', url: 'https://elsewhere.example/hook' },
      { name: 'orders-hook', topic: 'orders', url: webhook.url, webhookId: webhook.webhookId },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(signingSecret);
});

test('a key without an endpoint of its own is taken with the endpoint beside it', async () => {
  const { status } = await list({ apiKey: GLOBAL_KEY.text, endpoint: ENDPOINT });
  expect(status).toBe(200);
});

test.each([
  ['nothing', { apiKey: '' }, 'apiKey'],
  ['a key with a line break', { apiKey: `${API_KEY}\n` }, 'apiKey'],
  ['something else', { apiKey: 'secret-something-else' }, 'apiKey'],
  ['half a key', { apiKey: API_KEY.slice(0, 21) }, 'apiKey'],
  ['a key that Momento does not know', { apiKey: makeKey({ api_key: 'secret-x' }) }, 'apiKey'],
  ['a key that no header can hold', { apiKey: makeKey({ api_key: 'secret\nü' }) }, 'apiKey'],
  ['a key without its token', { apiKey: makeKey({}) }, 'apiKey'],
  ['a global key without its endpoint', { apiKey: GLOBAL_KEY.text }, 'endpoint'],
  ['an endpoint for a key that has one', { endpoint: ENDPOINT }, 'apiKey'],
  ['an endpoint that is a URL', { endpoint: `https://${ENDPOINT}` }, 'endpoint'],
])('a key is refused with its field named, and nowhere quoted: %s', async (_, fields, location) => {
  const { status, body } = await list(fields);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location }]);
  expect(JSON.stringify([body, written, logged])).not.toMatch(/secret/);
});

function makeKey(fields: object): string {
  return Buffer.from(JSON.stringify({ endpoint: 'momento.invalid', ...fields })).toString('base64');
}

test.each<[StatusName, number, string]>([
  ['PERMISSION_DENIED', 403, 'momento-denied'],
  ['NOT_FOUND', 404, 'momento-not-found'],
  ['RESOURCE_EXHAUSTED', 409, 'momento-limit-exceeded'],
  ['INVALID_ARGUMENT', 400, 'momento-invalid'],
  ['FAILED_PRECONDITION', 400, 'momento-invalid'],
  ['ALREADY_EXISTS', 400, 'momento-invalid'],
  ['UNIMPLEMENTED', 400, 'momento-invalid'],
  ['UNAVAILABLE', 503, 'momento-unreachable'],
  ['DEADLINE_EXCEEDED', 503, 'momento-unreachable'],
  ['CANCELLED', 503, 'momento-unreachable'],
  ['INTERNAL', 502, 'momento-error'],
  ['UNKNOWN', 502, 'momento-error'],
])('Momento’s %s is answered in our words, without Momento’s', async (code, status, problem) => {
  gateway.momento.intercept = () => {
    throw new CallRefused(code, `words of Momento about ${API_KEY} and token-that-may-manage`);
  };
  const answer = await list();
  expect(answer.status).toBe(status);
  expect(answer.body.type).toBe(`urn:momento-gateway:problem:${problem}`);
  expect(answer.body.detail).toMatch(/\.$/);
  expect(JSON.stringify([answer.body, written, logged])).not.toMatch(
    new RegExp(`${API_KEY}|token-that-may-manage|words of Momento`),
  );
  expect(logged).toEqual([]);
});

test('a key that may not manage webhooks, and a cache that is not there, are told apart', async () => {
  expect((await list({ apiKey: WEAK_KEY.text })).body.type).toMatch(/:momento-denied$/);
  expect((await list({ cache: 'nowhere' })).body.type).toMatch(/:momento-not-found$/);
});

test('no connection to Momento outlives the call', async () => {
  expect((await list()).status).toBe(200);
  expect((await list({ cache: 'nowhere' })).status).toBe(404);
  await vi.waitFor(async () => expect(await gateway.momento.countConnections()).toBe(0));
});

test.each([
  ['nobody listens there', 'http://127.0.0.1:9', 503, 'momento-unreachable'],
  ['it asks for TLS, which the server does not speak', undefined, 503, 'momento-unreachable'],
  ['it is no URL', '127.0.0.1:8080', 503, 'not-configured'],
])('MOMENTO_ENDPOINT_URL is where Momento is: %s', async (_, url, status, problem) => {
  const momentoEndpointUrl = url ?? gateway.momento.origin.replace('http:', 'https:');
  const connectMomento = createConnectMomento({ momentoEndpointUrl });
  gateway.api.replaceContext({ connectMomento });
  const answer = await list();
  expect(answer.status).toBe(status);
  expect(answer.body.type).toBe(`urn:momento-gateway:problem:${problem}`);
  expect(gateway.momento.calls).toEqual([]);
});

describe('without MOMENTO_ENDPOINT_URL the key says where Momento is, and it has to be Momento', () => {
  let stranger: Server;
  let port: number;
  let connections: number;
  beforeEach(async () => {
    connections = 0;
    stranger = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    ({ port } = stranger.address() as AddressInfo);
    const connectMomento = createConnectMomento({ momentoEndpointUrl: undefined });
    gateway.api.replaceContext({ connectMomento });
  });
  afterEach(() => new Promise((resolve) => stranger.close(resolve)));

  /** A key of the oldest kind names the host by itself. */
  const oldest = (host: string) =>
    [{ alg: 'HS256' }, { sub: 'x', cp: host, c: host }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
      .concat('.c2lnbmF0dXJl');
  const withEndpoint = (endpoint: string) => ({ apiKey: makeKey({ api_key: 'k', endpoint }) });

  test.each<[string, (port: number) => object, string]>([
    ['another host', () => withEndpoint('momento.invalid'), 'apiKey'],
    ['a port of this machine', (at) => ({ apiKey: oldest(`127.0.0.1:${at}`) }), 'apiKey'],
    ['localhost', (at) => ({ apiKey: oldest(`localhost:${at}`) }), 'apiKey'],
    ['a host that only looks alike', () => withEndpoint('momentohq.com.evil.example'), 'apiKey'],
    ['a name that ends alike', () => withEndpoint('evilmomentohq.com'), 'apiKey'],
    ['Momento’s name as a user', (at) => withEndpoint(`a.momentohq.com@127.0.0.1:${at}`), 'apiKey'],
    ['another port', () => withEndpoint('a.momentohq.com:22'), 'apiKey'],
    [
      'a resolver of its own',
      (at) => ({ apiKey: oldest(`dns://127.0.0.1:${at}/a.momentohq.com`) }),
      'apiKey',
    ],
    ['a socket', () => ({ apiKey: oldest('unix:/tmp/a.momentohq.com') }), 'apiKey'],
    [
      'a v2 key for another host',
      () => ({ apiKey: GLOBAL_KEY.text, endpoint: 'evil.example' }),
      'endpoint',
    ],
  ])('%s is refused and nobody is asked', async (_, key, location) => {
    const { status, body } = await list(key(port));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ location }]);
    expect(connections).toBe(0);
    expect(gateway.momento.calls).toEqual([]);
  });

  test.each([
    ['a key with its endpoint', 'cell-4-us-west-2-1.prod.a.momentohq.com'],
    ['an old region', 'us-east-1.prod.momentohq.com'],
  ])('a host of Momento is taken: %s', (_, endpoint) => {
    const { apiKey } = withEndpoint(endpoint);
    expect(createCredentials(sdk, { apiKey }, undefined)).not.toHaveProperty('refusal');
    const v2 = { apiKey: GLOBAL_KEY.text, endpoint };
    expect(createCredentials(sdk, v2, undefined)).not.toHaveProperty('refusal');
  });
});

test('a connection that cannot be closed changes no answer', async () => {
  const { connectMomento } = gateway.api.context;
  gateway.api.replaceContext({
    connectMomento: async (key) => {
      const momento = await connectMomento(key);
      if (isRefusal(momento)) return momento;
      return {
        ...momento,
        close() {
          momento.close();
          throw new TypeError('webhookClient.close is not a function');
        },
      };
    },
  });
  expect((await list()).status).toBe(200);
  expect((await list({ cache: 'nowhere' })).status).toBe(404);
  expect(logged).toHaveLength(2);
});
