import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const event = {
  source: 'Momento',
  'detail-type': 'shop#orders',
  detail: { cache: 'shop', text: 'x', json: { total: 5, items: [{ a: 1 }, { b: 2 }] } },
};

function ask(pattern: object, more: object = {}) {
  return api.call('POST', '/api/rules/test', { pattern, event, ...more });
}

test.each<[string, object]>([
  ['its source', { source: ['Momento'] }],
  ['a number', { detail: { json: { total: [{ numeric: ['>', 4] }] } } }],
])('an event matches by %s, although it lacks most of an envelope', async (_, pattern) => {
  const { status, body } = await ask(pattern);
  expect(status).toBe(200);
  expect(body).toEqual({ matches: true, otherRules: [] });
});

test.each<[object, object]>([
  [
    { source: ['Momento'], detail: { cache: ['shop'], text: ['y'], json: { total: [6] } } },
    { path: 'detail.text', expected: ['y'], actual: 'x' },
  ],
  [
    { detail: { json: { total: [{ numeric: ['>', 5] }] } } },
    { path: 'detail.json.total', expected: [{ numeric: ['>', 5] }], actual: 5 },
  ],
  [{ detail: { token_id: ['a'] } }, { path: 'detail.token_id', expected: ['a'] }],
  [
    { source: ['Momento'], $or: [{ detail: { text: ['y'] } }, { detail: { text: ['z'] } }] },
    { path: '$or', expected: [{ detail: { text: ['y'] } }, { detail: { text: ['z'] } }] },
  ],
])('of the pattern %j the first field that does not match is named', async (pattern, mismatch) => {
  const { body } = await ask(pattern);
  expect(body).toMatchObject({ matches: false });
  expect(body.mismatch).toEqual(mismatch);
});

test('fields that match only apart from each other are no field’s fault', async () => {
  const { body } = await ask({ detail: { json: { items: { a: [1], b: [2] } } } });
  expect(body).toMatchObject({ matches: false, mismatch: { path: '' } });
});

test('the other rules that match are named, enabled or not', async () => {
  const put = (Name: string, pattern: object, State: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
    api.context.events.send(
      new PutRuleCommand({ Name, State, EventPattern: JSON.stringify(pattern) }),
    );
  await put('own', { source: ['Momento'] });
  await put('b', { source: ['Momento'] }, 'DISABLED');
  await put('a', { detail: { cache: ['shop'] } });
  await put('c', { detail: { cache: ['depot'] } });
  const { body } = await ask({ source: ['Momento'] }, { rule: 'own' });
  expect(body.otherRules).toEqual([
    { name: 'a', enabled: true },
    { name: 'b', enabled: false },
  ]);
});

test('a pattern that EventBridge does not take is refused with its own words', async () => {
  const { status, body } = await ask({ source: [{ near: 'x' }] });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location: 'pattern', message: expect.stringMatching(/./) }]);
});

test('a rule called test is a rule like others', async () => {
  const queue = await makeQueue(api, 'orders');
  const rule = { name: 'test', cache: 'shop', targets: [toTarget(queue)] };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
  expect((await api.call('GET', '/api/rules/test')).body.name).toBe('test');
  const off = await api.call('PATCH', '/api/rules/test', { enabled: false });
  expect(off.body.enabled).toBe(false);
  expect((await api.call('DELETE', '/api/rules/test')).status).toBe(204);
});
