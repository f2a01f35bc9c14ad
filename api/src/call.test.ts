import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { type CallOptions, call } from './call.ts';
import type { Operation } from './operation.ts';
import * as z from './zod.ts';

const readX = {
  method: 'GET',
  path: '/api/x/{name}',
  tag: 'X',
  role: 'viewer',
  summary: '',
  params: z.object({ name: z.string() }),
  answer: { status: 200, schema: z.object({ name: z.string() }) },
  problems: [],
} as const satisfies Operation;

const findX = {
  method: 'POST',
  path: '/api/x',
  tag: 'X',
  role: 'viewer',
  summary: '',
  answer: readX.answer,
  problems: [],
  query: z.object({
    search: z.string(),
    cursor: z.string().optional(),
    text: z.string(),
    limit: z.number(),
  }),
  body: z.object({ a: z.number() }),
} as const satisfies Operation;

/** Answers every request with the same response and keeps what was asked. */
function answerWith(response: Response) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return response;
  }) as unknown as typeof globalThis.fetch;
  return { fetch, requests };
}

async function failWith(fetch: typeof globalThis.fetch, options?: CallOptions) {
  try {
    await call(readX, { params: { name: 'a' } }, fetch, options);
  } catch (error) {
    return error;
  }
  throw new Error('The call succeeded');
}

test('a call sends its query and body, and leaves out parameters without a value', async () => {
  const { fetch, requests } = answerWith(Response.json({ name: 'orders' }));
  const query = { search: 'a&b#', cursor: undefined, text: '', limit: 5 };
  expect(await call(findX, { query, body: { a: 1 } }, fetch)).toEqual({ name: 'orders' });
  expect(requests[0]?.url).toBe('/api/x?search=a%26b%23&limit=5');
  expect(requests[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  });
});

test('a parameter of the path is written so that it stays one part of it', async () => {
  const { fetch, requests } = answerWith(Response.json({ name: 'a' }));
  await call(readX, { params: { name: 'a/b %' } }, fetch);
  expect(requests[0]?.url).toBe('/api/x/a%2Fb%20%25');
});

test('a problem becomes an error with all that the server said', async () => {
  const problem = {
    type: 'urn:x',
    title: 'Invalid input',
    status: 400,
    detail: 'Correct it.',
    requestId: 'r-1',
    awsCode: 'ValidationException',
    errors: [{ location: 'name', message: 'Too long.' }],
  };
  const { fetch } = answerWith(Response.json(problem, { status: 400 }));
  const error = await failWith(fetch);
  expect(error).toBeInstanceOf(ApiError);
  const { type: _, ...fields } = problem;
  expect(error).toMatchObject(fields);
});

test.each([
  ['HTML', new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ['JSON of another shape', Response.json({ error: 'x' }, { status: 502 })],
])('an error answer that is %s is still an error with its status', async (_, response) => {
  expect(await failWith(answerWith(response).fetch)).toMatchObject({
    name: 'ApiError',
    status: 502,
  });
});

test.each([
  ['of another shape', Response.json({ nome: 'orders' })],
  ['not JSON', new Response('hello')],
])('a success that is %s is an error, not data', async (_, response) => {
  expect(await failWith(answerWith(response).fetch)).toMatchObject({
    title: 'The answer was not understood',
  });
});

test('no connection is an error that says what to check', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  expect(await failWith(fetch)).toMatchObject({
    status: 0,
    title: 'The dashboard does not answer',
  });
});

test('a call that was cancelled is not reported as a failure of the server', async () => {
  const signal = AbortSignal.abort();
  const fetch = () => Promise.reject(signal.reason);
  expect(await failWith(fetch, { signal })).toBe(signal.reason);
});
