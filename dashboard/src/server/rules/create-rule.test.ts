import { afterEach, beforeEach, expect, test } from 'vitest';
import { putEvent } from '../testing/put-event.ts';
import {
  makeQueue,
  type Queue,
  readPolicy,
  receiveBodies,
  toTarget,
} from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

async function receiveTypes(queue: Queue): Promise<string[]> {
  const bodies = await receiveBodies(api, queue);
  return bodies.map((body) => JSON.parse(body)['detail-type']);
}

test('a rule made for a topic brings its events to the queue', async () => {
  const queue = await makeQueue(api, 'orders');
  const { status, body } = await create({
    description: 'All orders',
    cache: 'shop',
    topic: 'orders',
    targets: [toTarget(queue)],
  });
  expect(status).toBe(201);
  expect(body).toEqual({
    name: 'rule',
    version: expect.any(String),
    description: 'All orders',
    enabled: true,
    cache: 'shop',
    topic: 'orders',
    pattern: {
      source: ['Momento'],
      'detail-type': ['shop#orders'],
      detail: { cache: ['shop'], topic: ['orders'] },
    },
    targets: [
      {
        id: expect.any(String),
        type: 'sqs',
        arn: queue.arn,
        deadLetterArn: expect.stringMatching(/:failures-/),
      },
    ],
    managedHere: true,
  });
  await putEvent(api, { cache: 'shop', topic: 'returns' });
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveTypes(queue)).toEqual(['shop#orders']);
});

test('a rule without a topic takes all topics of its cache and of no other', async () => {
  const queue = await makeQueue(api, 'all');
  const { body } = await create({ cache: 'shop', targets: [toTarget(queue)] });
  expect(body).toMatchObject({ cache: 'shop' });
  expect(body).not.toHaveProperty('topic');
  await putEvent(api, { cache: 'shopping', topic: 'orders' });
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveTypes(queue)).toEqual(['shop#orders']);
});

test('a rule takes a pattern of any form, which names no cache', async () => {
  const queue = await makeQueue(api, 'all');
  const pattern = { source: ['Momento'], detail: { text: [{ prefix: 'x' }] } };
  const { status, body } = await create({ pattern, targets: [toTarget(queue)] });
  expect(status).toBe(201);
  expect(body.pattern).toEqual(pattern);
  expect(body).not.toHaveProperty('cache');
});

test('a rule can be created disabled', async () => {
  const queue = await makeQueue(api, 'orders');
  const { body } = await create({ cache: 'shop', enabled: false, targets: [toTarget(queue)] });
  expect(body.enabled).toBe(false);
});

test('a name that is taken is refused and the rule of that name stays as it was', async () => {
  const queue = await makeQueue(api, 'orders');
  const first = await create({ cache: 'shop', targets: [toTarget(queue)] });
  const second = await create({ cache: 'other', targets: [toTarget(queue)] });
  expect(second.status).toBe(409);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(first.body);
});

test('of two dashboards that create the same rule at the same time, one succeeds', async () => {
  const queue = await makeQueue(api, 'orders');
  const caches = ['a', 'b'];
  const made = await Promise.all(
    caches.map((cache) => create({ cache, targets: [toTarget(queue)] })),
  );
  expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test.each([
  ['a pattern EventBridge does not take', { pattern: { source: 'Momento' } }, 'pattern'],
  ['neither cache nor pattern', {}, 'cache'],
  ['a topic without its cache', { topic: 't' }, 'cache'],
  ['both cache and pattern', { cache: 'c', pattern: { source: ['Momento'] } }, 'pattern'],
  ['a name EventBridge does not take', { cache: 'c', name: 'a b' }, 'name'],
  ['a name no address can hold', { cache: 'c', name: '..' }, 'name'],
  ['no target', { cache: 'c', targets: [] }, 'targets'],
  ['a FIFO queue without a group', { cache: 'c', targets: [fifo()] }, 'targets.0.parameters'],
  ['a queue that does not exist', { cache: 'c', targets: [gone()] }, 'targets.0.arn'],
  ['one queue twice', { cache: 'c', targets: [gone(), gone()] }, 'targets'],
])('a rule is refused with the field named: %s', async (_, fields, location) => {
  const queue = await makeQueue(api, 'orders');
  const { status, body } = await create({ targets: [toTarget(queue)], ...fields });
  expect(status).toBe(400);
  expect(body.errors[0]).toMatchObject({ location, message: expect.any(String) });
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
});

function fifo() {
  return { type: 'sqs', arn: 'arn:aws:sqs:us-east-1:000000000000:orders.fifo' };
}

function gone() {
  return { type: 'sqs', arn: 'arn:aws:sqs:us-east-1:000000000000:gone' };
}

test.each([
  ['a target is missing', undefined],
  ['the queue’s policy cannot be written', 'SetQueueAttributes'],
  ['its targets cannot be added', 'PutTargets'],
  ['it cannot be enabled', 'EnableRule'],
])('nothing is left of a rule when %s', async (_, operation) => {
  const queue = await makeQueue(api, 'orders');
  const missing = operation === undefined;
  // The SDK tries each call three times.
  if (!missing) await api.setFault({ operation, fault: 'error', times: 3 });
  const { status } = await create({
    cache: 'shop',
    targets: missing ? [toTarget(queue), gone()] : [toTarget(queue)],
  });
  expect(status).toBe(missing ? 400 : 502);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
  expect(await readPolicy(api, queue)).toBeUndefined();
});
