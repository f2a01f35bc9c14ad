import { afterEach, beforeEach, expect, test } from 'vitest';
import { putEvent } from '../testing/put-event.ts';
import { makeQueue, type Queue, receiveBodies, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let queue: Queue;
beforeEach(async () => {
  api = await startApi();
  queue = await makeQueue(api, 'orders');
});
afterEach(() => api.close());

function create(settings: object) {
  const targets = [{ ...toTarget(queue), ...settings }];
  return api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
}

test.each<[string, object, string]>([
  ['a part', { type: 'part', path: '$.detail.topic' }, '"orders"'],
  ['a constant', { type: 'constant', json: '{"a":1}' }, '{"a":1}'],
  [
    'a template',
    { type: 'template', paths: { t: '$.detail.topic' }, template: '"Got <t>"' },
    '"Got orders"',
  ],
])('a target gets %s of the event', async (_, input, body) => {
  const made = await create({ input });
  expect(made.body.targets).toMatchObject([{ input }]);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveBodies(api, queue)).toEqual([body]);
});

test('settings come back as they were given, and stay when a change leaves them out', async () => {
  const settings = {
    deadLetterArn: (await makeQueue(api, 'dead')).arn,
    retry: { attempts: 3, maxAgeSeconds: 60 },
    input: { type: 'part', path: '$.detail' },
  };
  const { body } = await create(settings);
  expect(body.targets).toEqual([{ id: expect.any(String), ...toTarget(queue), ...settings }]);
  const kept = await api.call('PATCH', '/api/rules/rule', { targets: [toTarget(queue)] });
  expect(kept.body.targets).toEqual(body.targets);
});

test('null takes a setting back', async () => {
  await create({ retry: { attempts: 0, maxAgeSeconds: 60 }, input: { type: 'part', path: '$' } });
  const plain = { ...toTarget(queue), deadLetterArn: null, retry: null, input: null };
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [plain] });
  expect(body.targets).toEqual([{ id: expect.any(String), ...toTarget(queue) }]);
});

test('targets of other types are removed like queues', async () => {
  const lambda = { type: 'lambda', arn: 'arn:aws:lambda:us-east-1:000000000000:function:f' };
  const targets = [toTarget(queue), lambda];
  await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [lambda] });
  expect(body.targets).toMatchObject([lambda]);
});

test.each<[string, object, string]>([
  ['186 attempts', { retry: { attempts: 186, maxAgeSeconds: 60 } }, 'targets.0.retry.attempts'],
  [
    'an age of 59 s',
    { retry: { attempts: 1, maxAgeSeconds: 59 } },
    'targets.0.retry.maxAgeSeconds',
  ],
  ['a path of another language', { input: { type: 'part', path: '$..a' } }, 'targets.0.input.path'],
  [
    'a constant that is no JSON',
    { input: { type: 'constant', json: '{' } },
    'targets.0.input.json',
  ],
  [
    'a template with a name unknown',
    { input: { type: 'template', paths: {}, template: '<a>' } },
    'targets.0',
  ],
  [
    'a dead-letter queue that is not there',
    { deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:gone' },
    'targets.0.deadLetterArn',
  ],
  ['a role that is none', { roleArn: 'me' }, 'targets.0.roleArn'],
  [
    'a bus without a role',
    { type: 'event-bus', arn: 'arn:aws:events:us-east-1:000000000000:event-bus/b' },
    'targets.0.roleArn',
  ],
  ['an ARN of another type', { type: 'sns' }, 'targets.0.arn'],
])('a target is refused with the field named: %s', async (_, settings, location) => {
  const { status, body } = await create(settings);
  expect(status).toBe(400);
  expect(body.errors[0].location).toBe(location);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
});
