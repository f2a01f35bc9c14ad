import type { Operation } from '@momento-gateway/api/operation';
import { OPERATIONS } from '@momento-gateway/api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerCall } from './answer-call.ts';
import { type Api, startApi } from './testing/start-api.ts';

let api: Api;
let logged: unknown[];

beforeEach(async () => {
  logged = [];
  api = await startApi({}, { logUnexpected: (...entry) => logged.push(entry) });
});
afterEach(() => api.close());

const webhook = { name: 'n', cache: 'c', topic: 't', signingSecret: 's' };

test('every answer has its request id and is kept by nobody', async () => {
  const found = await api.call('GET', '/api/health');
  const missing = await api.call('GET', '/api/rules/none');
  for (const { headers } of [found, missing]) {
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(missing.headers.get('content-type')).toBe('application/problem+json');
  expect(missing.body).toEqual({
    type: 'urn:momento-gateway:problem:rule-not-found',
    title: expect.any(String),
    status: 404,
    detail: expect.any(String),
    requestId: missing.headers.get('x-request-id'),
  });
});

test('HEAD is answered like GET, and nothing else is', async () => {
  expect((await api.call('HEAD', '/api/health')).status).toBe(200);
  expect((await api.call('HEAD', '/api/rules/none')).status).toBe(404);
  expect((await api.call('HEAD', '/api/rules/test')).status).toBe(404);
  expect((await api.call('HEAD', '/api/momento-webhooks/list')).status).toBe(405);
});

test.each([
  ['no JSON', '{', 'application/json', 400],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ['JSON that is not declared', JSON.stringify(webhook), 'text/plain', 415],
  [
    'too much',
    JSON.stringify({ ...webhook, name: 'n'.repeat(1_000_001) }),
    'application/json',
    413,
  ],
  ['a list', '[]', 'application/json', 400],
  ['null', 'null', 'application/json', 400],
  ['lists in lists', '['.repeat(5_000) + ']'.repeat(5_000), 'application/json', 400],
  ['objects in objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'application/json', 400],
  ['brackets that are never closed', '['.repeat(500_000), 'application/json', 400],
])('a body is refused that is %s', async (_, body, contentType, status) => {
  const answer = await api.call('POST', '/api/webhooks', body, { 'content-type': contentType });
  expect(answer.status).toBe(status);
  expect(answer.body.status).toBe(status);
});

test('every operation with a body refuses one that is nested too deep, and says so', async () => {
  const deep = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
  for (const { method, path, body } of Object.values<Operation>(OPERATIONS)) {
    if (body === undefined) continue;
    const url = path.replaceAll(/\{\w+\}/g, '6f1c1e0a-0000-4000-8000-000000000000');
    const answer = await api.call(method, url, deep);
    expect([path, answer.status, answer.body.detail]).toEqual([
      path,
      400,
      'Nest objects and lists at most 100 levels deep.',
    ]);
  }
  expect(logged).toEqual([]);
});

test.each([
  ['GET', '/api', 404, 'not-found'],
  ['GET', '/api/nothing', 404, 'not-found'],
  ['GET', '/api/rules/a/b', 404, 'not-found'],
  ['GET', '/api/rules/%zz', 400, 'path-malformed'],
  ['GET', '/api/openapiXjson', 404, 'not-found'],
])('%s %s is no call: %i', async (method, path, status, code) => {
  const answer = await api.call(method, path);
  expect(answer.status).toBe(status);
  expect(answer.body.type).toBe(`urn:momento-gateway:problem:${code}`);
});

test.each([
  ['DELETE', '/api/health', 'GET, HEAD'],
  ['OPTIONS', '/api/webhooks', 'GET, HEAD, POST'],
  ['PUT', '/api/rules/test', 'DELETE, GET, HEAD, PATCH, POST'],
  ['HEAD', '/api/momento-webhooks/list', 'POST'],
])('%s %s is no call, and the answer says which methods are: %s', async (method, path, allow) => {
  const { status, headers, body } = await api.call(method, path);
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe(allow);
  if (method !== 'HEAD') expect(body.type).toBe('urn:momento-gateway:problem:method-unknown');
});

test('a rule may be called "test", though patterns are tested under that path', async () => {
  const { body } = await api.call('GET', '/api/rules/test');
  expect(body.type).toBe('urn:momento-gateway:problem:rule-not-found');
});

test('a parameter that is given twice is refused by its name', async () => {
  const { status, body } = await api.call('GET', '/api/webhooks?limit=1&limit=2&search=a');
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ location: 'limit', message: 'Pass this parameter only once.' }]);
});

test('a body whose connection breaks off is the caller’s mistake, and no line in the log', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    pull: (controller) => controller.error(new Error('aborted')),
  });
  const request = new Request('http://localhost:3000/api/webhooks', {
    method: 'POST',
    headers: { host: 'localhost:3000', 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  const answer = await answerCall(request, api.context);
  expect(answer.status).toBe(400);
  expect(logged).toEqual([]);
});

test('a body is read whatever the charset says in its type', async () => {
  const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
  expect((await api.call('POST', '/api/webhooks', webhook, headers)).status).toBe(201);
});

test('wrong fields are each named with their place', async () => {
  const { body } = await api.call('POST', '/api/rules', {
    name: 'a b',
    cache: 'c',
    targets: [{ type: 'sqs', arn: 'x', colour: 'red' }],
  });
  expect(body.errors.map(({ location }: { location: string }) => location).sort()).toEqual([
    'name',
    'targets.0.arn',
    'targets.0.colour',
  ]);
});

test.each([
  ['throttle', 429, 'aws-throttled'],
  ['error', 502, 'aws-error'],
  ['drop', 503, 'aws-unreachable'],
])('when AWS answers with %s the problem is %i', async (fault, status, code) => {
  await api.setFault({ operation: 'CreateSecret', fault });
  const { status: answered, body } = await api.call('POST', '/api/webhooks', webhook);
  expect(answered).toBe(status);
  expect(body.type).toBe(`urn:momento-gateway:problem:${code}`);
  expect(body.awsCode).toEqual(expect.any(String));
  expect(logged).toEqual([]);
});

test("AWS's own request id is passed on", async () => {
  await api.setFault({ operation: 'CreateSecret', fault: 'error' });
  const { body } = await api.call('POST', '/api/webhooks', webhook);
  expect(body.awsRequestId).toEqual(expect.any(String));
});

test('an error nobody expected goes to the log and says nothing in the answer', async () => {
  api.replaceContext({
    webhooks: {
      ...api.context.webhooks,
      list: () => Promise.reject(new Error('the secret reason')),
    },
  });
  const { status, body } = await api.call('GET', '/api/webhooks');
  expect(status).toBe(500);
  expect(body.type).toBe('urn:momento-gateway:problem:unexpected');
  expect(JSON.stringify(body)).not.toContain('the secret reason');
  expect(logged).toEqual([[body.requestId, new Error('the secret reason')]]);
});

test.each([
  ['GET', '/api/webhooks', 'FUNCTION_URL', { functionUrl: undefined }],
  ['GET', '/api/failures', 'PARKED_QUEUE_URL', { parkedQueueUrl: undefined }],
  ['GET', '/api/failures', 'DEAD_LETTER_QUEUE_URL', { deadLetterQueueUrl: undefined }],
])('%s %s without %s says what to set', async (method, path, variable, missing) => {
  const bare = await startApi(missing);
  const { status, body } = await bare.call(method, path);
  await bare.close();
  expect(status).toBe(503);
  expect(body.detail).toContain(variable);
});
