import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

interface Call {
  readonly request: IncomingMessage;
  readonly body: string;
}

let api: Api;
let gateway: Server;
let calls: Call[];
let answer: { status: number; body: string };

beforeEach(async () => {
  calls = [];
  answer = { status: 200, body: '{"outcome":"published"}' };
  gateway = createServer(async (request, response) => {
    calls.push({ request, body: await text(request) });
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  api = await startApi({ functionUrl: `http://127.0.0.1:${port}/` });
});

afterEach(async () => {
  await api.close();
  gateway.close();
});

async function registerWebhook() {
  const { body } = await api.call('POST', '/api/webhooks', {
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    signingSecret: 'the signing secret',
  });
  return body.webhookId as string;
}

test('a test event is posted as Momento would post it', async () => {
  const webhookId = await registerWebhook();
  const before = Date.now();
  await api.call('POST', `/api/webhooks/${webhookId}/test`, { text: 'hello' });
  const [{ request, body }] = calls as [Call];
  expect(request.method).toBe('POST');
  expect(request.url).toBe(`/webhooks/${webhookId}`);
  expect(request.headers['user-agent']).toMatch(/^Momento\/1\.0/);
  expect(request.headers['momento-signature']).toBe(
    createHmac('sha3-256', 'the signing secret').update(body).digest('hex'),
  );
  const payload = JSON.parse(body);
  expect(payload).toMatchObject({ cache: 'shop', topic: 'orders', token_id: '', text: 'hello' });
  expect(payload.publish_timestamp).toBeGreaterThanOrEqual(before);
  expect(payload.publish_timestamp).toBeLessThanOrEqual(Date.now());
});

test('a test event without a body has a text all the same', async () => {
  const { status } = await api.call('POST', `/api/webhooks/${await registerWebhook()}/test`);
  expect(status).toBe(200);
  expect(JSON.parse(calls[0]?.body ?? '').text).not.toBe('');
});

test.each([
  [200, '{"outcome":"published"}', { outcome: 'published' }],
  [403, '{"error":"forbidden"}', { error: 'forbidden' }],
  [302, '', ''],
  [502, 'Bad Gateway', 'Bad Gateway'],
])('what the gateway answers is passed on: %i %s', async (status, body, told) => {
  answer = { status, body };
  const result = await api.call('POST', `/api/webhooks/${await registerWebhook()}/test`, {});
  expect(result.status).toBe(200);
  expect(result.body).toEqual({ status, body: told, durationMs: expect.any(Number) });
});

test('a gateway that cannot be reached is a problem that says so', async () => {
  const webhookId = await registerWebhook();
  await new Promise((resolve) => gateway.close(resolve));
  const { status, body } = await api.call('POST', `/api/webhooks/${webhookId}/test`, {});
  expect(status).toBe(502);
  expect(body).toMatchObject({ type: 'urn:momento-gateway:problem:gateway-unreachable' });
});
