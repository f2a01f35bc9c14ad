import { afterEach, beforeEach, expect, test } from 'vitest';
import { openViewer } from '../testing/live-calls.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('a page of live events is no other rule in the test of a pattern', async () => {
  await openViewer(api);
  const event = { source: 'Momento', 'detail-type': 'a#b', detail: {} };
  const question = { pattern: { source: ['Momento'] }, event };
  const { body } = await api.call('POST', '/api/rules/test', question);
  expect(body).toEqual({ matches: true, otherRules: [] });
});

test('a rule cannot be made under a name of live events', async () => {
  const targets = [toTarget(await makeQueue(api, 'orders'))];
  const rule = { name: 'momento-gateway-live-x', cache: 'shop', targets };
  const { status, body } = await api.call('POST', '/api/rules', rule);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location: 'name' }]);
});

test.each([
  ['GET', undefined],
  ['PATCH', { enabled: false }],
  ['DELETE', undefined],
])('the rule of a page of live events is none for %s', async (method, change) => {
  const name = `momento-gateway-live-${await openViewer(api)}`;
  expect((await api.call(method, `/api/rules/${name}`, change)).status).toBe(404);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
  expect((await api.call('GET', '/api/permissions')).body.permissions).toEqual([]);
});
