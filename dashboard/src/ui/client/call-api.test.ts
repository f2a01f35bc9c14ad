import * as z from '@momento-gateway/api/zod';
import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { type ApiCall, callApi } from './call-api.ts';

const answer = z.object({ name: z.string() });

/** Answers every request with the same response and keeps what was asked. */
function answerWith(response: Response) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return response;
  }) as unknown as typeof globalThis.fetch;
  return { fetch, requests };
}

async function failWith(fetch: typeof globalThis.fetch, call?: Partial<ApiCall<unknown>>) {
  try {
    await callApi(fetch, { method: 'GET', path: '/api/x', answer, ...call });
  } catch (error) {
    return error;
  }
  throw new Error('The call succeeded');
}

test('a call sends its query and body, and leaves out parameters without a value', async () => {
  const { fetch, requests } = answerWith(Response.json({ name: 'orders' }));
  const query = { search: 'a&b#', cursor: undefined, text: '', limit: 5 };
  const call = { method: 'POST', path: '/api/x', query, body: { a: 1 }, answer } as const;
  expect(await callApi(fetch, call)).toEqual({ name: 'orders' });
  expect(requests[0]?.url).toBe('/api/x?search=a%26b%23&limit=5');
  expect(requests[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  });
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
