import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
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

function put(Name: string, pattern: object, State: 'ENABLED' | 'DISABLED' = 'ENABLED') {
  return api.context.events.send(
    new PutRuleCommand({ Name, State, EventPattern: JSON.stringify(pattern) }),
  );
}

test('the other rules that match are named, enabled or not', async () => {
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

test('another rule that cannot be checked is named, and the answer for the pattern stays', async () => {
  await put('fails', { detail: { text: ['FAILS'] } });
  await put('matches', { source: ['Momento'] });
  await put('refused', { detail: { text: ['REFUSED'] } });
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const { EventPattern = '' } = call.input as { EventPattern?: string };
        if (commandName !== 'TestEventPatternCommand') return next(call);
        if (EventPattern.includes('FAILS')) throw awsError('ThrottlingException');
        if (EventPattern.includes('REFUSED')) throw awsError('InvalidEventPatternException');
        return next(call);
      },
    { step: 'initialize' },
  );
  expect(await ask({ source: ['Momento'] })).toMatchObject({
    status: 200,
    body: {
      matches: true,
      otherRules: [{ name: 'matches', enabled: true }],
      unchecked: [
        { rule: 'fails', message: expect.stringMatching(/throttling/) },
        { rule: 'refused', message: expect.stringMatching(/InvalidEventPattern/) },
      ],
    },
  });
});

function awsError(name: string): Error {
  return Object.assign(new Error('Not now'), { name, $metadata: { httpStatusCode: 400 } });
}

test('EventBridge is not asked on and on about the other rules when it only fails', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `rule-${String(index).padStart(2, '0')}`);
  for (const name of names) await put(name, { source: ['Momento'] });
  await api.setFault({ operation: 'TestEventPattern', fault: 'error', skip: 1 });
  const { sent, stop } = failCalls(api.context);
  const { body } = await ask({ source: ['Momento'] });
  stop();
  expect(body).toMatchObject({ matches: true, otherRules: [] });
  expect(body.unchecked.map(({ rule }: { rule: string }) => rule)).toEqual(names);
  // Five that fail, those that are under way by then, and the pattern itself.
  const asked = sent.filter((command) => command === 'TestEventPatternCommand').length;
  expect(asked).toBeLessThanOrEqual(1 + 5 + 7);
});

test.each([
  [
    'the rules cannot be listed',
    'ListRules',
    0,
    { source: ['Momento'] },
    { matches: true, otherRulesProblem: expect.stringMatching(/AWS/) },
  ],
  [
    'EventBridge fails for one of the fields',
    'TestEventPattern',
    1,
    { source: ['x'] },
    { matches: false, mismatchProblem: expect.stringMatching(/AWS/), otherRules: [] },
  ],
])('the answer for the pattern stays when %s', async (_, operation, skip, pattern, expected) => {
  await api.setFault({ operation, fault: 'error', skip });
  expect(await ask(pattern)).toMatchObject({ status: 200, body: expected });
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
