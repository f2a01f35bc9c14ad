import {
  DescribeRuleCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

interface Queue {
  readonly arn: string;
  readonly url: string;
}

async function makeQueue(name: string): Promise<Queue> {
  const { status, body } = await api.call('POST', '/api/targets', { type: 'sqs', name });
  expect(status).toBe(201);
  return body;
}

async function readPolicy(queue: Queue) {
  const { Attributes } = await api.dependencies.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['Policy'] }),
  );
  return Attributes?.['Policy'] ? JSON.parse(Attributes['Policy']) : undefined;
}

async function writePolicy(queue: Queue, policy: string) {
  await api.dependencies.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { Policy: policy } }),
  );
}

async function sendEvent(cache: string, topic: string) {
  const { FailedEntryCount } = await api.dependencies.events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: 'Momento',
          DetailType: `${cache}#${topic}`,
          Detail: JSON.stringify({ cache, topic }),
        },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}

async function receive(queue: Queue): Promise<string[]> {
  const { Messages = [] } = await api.dependencies.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queue.url, WaitTimeSeconds: 2 }),
  );
  return Messages.map(({ Body = '' }) => JSON.parse(Body)['detail-type']);
}

async function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

const sqs = ({ arn }: Queue) => ({ type: 'sqs', arn });
const FOREIGN = { Sid: 'theirs', Effect: 'Allow', Principal: '*', Action: 'sqs:*' };

test('a rule made for a topic brings its events to the queue', async () => {
  const queue = await makeQueue('orders');
  const { status, body } = await create({
    description: 'All orders',
    cache: 'shop',
    topic: 'orders',
    targets: [sqs(queue)],
  });
  expect(status).toBe(201);
  expect(body).toEqual({
    name: 'rule',
    description: 'All orders',
    enabled: true,
    cache: 'shop',
    topic: 'orders',
    pattern: {
      source: ['Momento'],
      'detail-type': ['shop#orders'],
      detail: { cache: ['shop'], topic: ['orders'] },
    },
    targets: [{ type: 'sqs', arn: queue.arn, deadLetterArn: expect.stringMatching(/:failures-/) }],
    managedHere: true,
  });
  await sendEvent('shop', 'returns');
  await sendEvent('shop', 'orders');
  expect(await receive(queue)).toEqual(['shop#orders']);
});

test('a rule without a topic takes all topics of its cache and of no other', async () => {
  const queue = await makeQueue('all');
  const { body } = await create({ cache: 'shop', targets: [sqs(queue)] });
  expect(body).toMatchObject({ cache: 'shop' });
  expect(body).not.toHaveProperty('topic');
  await sendEvent('shopping', 'orders');
  await sendEvent('shop', 'orders');
  expect(await receive(queue)).toEqual(['shop#orders']);
});

test('a rule takes a pattern of any form, which names no cache', async () => {
  const queue = await makeQueue('all');
  const pattern = { source: ['Momento'], detail: { text: [{ prefix: 'x' }] } };
  const { status, body } = await create({ pattern, targets: [sqs(queue)] });
  expect(status).toBe(201);
  expect(body.pattern).toEqual(pattern);
  expect(body).not.toHaveProperty('cache');
});

test('a rule can be created disabled', async () => {
  const queue = await makeQueue('orders');
  const { body } = await create({ cache: 'shop', enabled: false, targets: [sqs(queue)] });
  expect(body.enabled).toBe(false);
});

test('the queue’s policy gets one statement for this rule and keeps those of others', async () => {
  const queue = await makeQueue('orders');
  await writePolicy(queue, JSON.stringify({ Version: '2012-10-17', Statement: FOREIGN }));
  await create({ cache: 'shop', targets: [sqs(queue)] });
  const { Arn } = await describe('rule');
  expect((await readPolicy(queue)).Statement).toEqual([
    FOREIGN,
    {
      Sid: expect.stringMatching(/^[A-Za-z0-9_-]+$/),
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue.arn,
      Condition: { ArnEquals: { 'aws:SourceArn': Arn } },
    },
  ]);
});

test('deleting a rule takes back its own statement only', async () => {
  const queue = await makeQueue('orders');
  await writePolicy(queue, JSON.stringify({ Version: '2012-10-17', Statement: [FOREIGN] }));
  await create({ name: 'first', cache: 'shop', targets: [sqs(queue)] });
  await create({ name: 'second', cache: 'shop', targets: [sqs(queue)] });
  expect((await api.call('DELETE', '/api/rules/first')).status).toBe(204);
  expect((await api.call('GET', '/api/rules/first')).status).toBe(404);
  const statements = (await readPolicy(queue)).Statement;
  const { Arn } = await describe('second');
  expect(statements).toEqual([
    FOREIGN,
    expect.objectContaining({ Condition: { ArnEquals: { 'aws:SourceArn': Arn } } }),
  ]);
});

test('a policy that held only the rule’s statement is gone with it', async () => {
  const queue = await makeQueue('orders');
  await create({ cache: 'shop', targets: [sqs(queue)] });
  await api.call('DELETE', '/api/rules/rule');
  expect(await readPolicy(queue)).toBeUndefined();
});

test('rules made at the same time for one queue are all let in', async () => {
  const queue = await makeQueue('orders');
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(names.map((name) => create({ name, cache: 'shop', targets: [sqs(queue)] })));
  expect((await readPolicy(queue)).Statement).toHaveLength(names.length);
});

test('a rule can be deleted although its queue is gone', async () => {
  const queue = await makeQueue('orders');
  await create({ cache: 'shop', targets: [sqs(queue)] });
  await api.dependencies.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
});

test('a name that is taken is refused and the rule of that name stays as it was', async () => {
  const queue = await makeQueue('orders');
  const first = await create({ cache: 'shop', targets: [sqs(queue)] });
  const second = await create({ cache: 'other', targets: [sqs(queue)] });
  expect(second.status).toBe(409);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(first.body);
});

test('of two that ask for one name at the same time, one gets it', async () => {
  const queue = await makeQueue('orders');
  const caches = ['a', 'b'];
  const made = await Promise.all(caches.map((cache) => create({ cache, targets: [sqs(queue)] })));
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
  ['a FIFO queue', { cache: 'c', targets: [fifo()] }, 'targets.0.arn'],
  ['a queue that does not exist', { cache: 'c', targets: [gone()] }, 'targets.0.arn'],
  ['one queue twice', { cache: 'c', targets: [gone(), gone()] }, 'targets'],
])('a rule is refused with the field named: %s', async (_, fields, location) => {
  const queue = await makeQueue('orders');
  const { status, body } = await create({ targets: [sqs(queue)], ...fields });
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
  const queue = await makeQueue('orders');
  const missing = operation === undefined;
  // The SDK tries each call three times.
  if (!missing) await api.setFault({ operation, fault: 'error', times: 3 });
  const { status } = await create({
    cache: 'shop',
    targets: missing ? [sqs(queue), gone()] : [sqs(queue)],
  });
  expect(status).toBe(missing ? 400 : 502);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
  expect(await readPolicy(queue)).toBeUndefined();
});

test('a queue whose policy cannot be read is left alone', async () => {
  const queue = await makeQueue('orders');
  await create({ name: 'other', cache: 'shop', targets: [sqs(queue)] });
  const before = await readPolicy(queue);
  await api.setFault({ operation: 'GetQueueAttributes', fault: 'error', times: 3 });
  expect((await create({ cache: 'shop', targets: [sqs(queue)] })).status).toBe(502);
  expect(await readPolicy(queue)).toEqual(before);
});

test('a rule is switched off and on, its pattern and targets unchanged', async () => {
  const queue = await makeQueue('orders');
  const made = (await create({ cache: 'shop', description: 'd', targets: [sqs(queue)] })).body;
  const off = await api.call('PATCH', '/api/rules/rule', { enabled: false });
  expect(off.body).toEqual({ ...made, enabled: false });
  await sendEvent('shop', 'orders');
  const on = await api.call('PATCH', '/api/rules/rule', { enabled: true });
  expect(on.body).toEqual(made);
  await sendEvent('shop', 'returns');
  expect(await receive(queue)).toEqual(['shop#returns']);
});

test('description and pattern change without switching the rule', async () => {
  const queue = await makeQueue('orders');
  await create({ cache: 'shop', enabled: false, targets: [sqs(queue)] });
  const change = { description: 'new', cache: 'shop', topic: 'orders' };
  const { body } = await api.call('PATCH', '/api/rules/rule', change);
  expect(body).toMatchObject({ ...change, enabled: false, managedHere: true });
  const kept = await api.call('PATCH', '/api/rules/rule', { description: 'newer' });
  expect(kept.body).toMatchObject({ ...change, description: 'newer' });
});

test('targets are added and removed with their permission', async () => {
  const [first, second] = [await makeQueue('first'), await makeQueue('second')];
  await create({ cache: 'shop', targets: [sqs(first)] });
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [sqs(second)] });
  expect(body.targets).toMatchObject([{ arn: second.arn }]);
  expect(await readPolicy(first)).toBeUndefined();
  await sendEvent('shop', 'orders');
  expect(await receive(second)).toEqual(['shop#orders']);
});

test('a target that cannot be added leaves the rule as it was', async () => {
  const queue = await makeQueue('orders');
  const made = (await create({ cache: 'shop', targets: [sqs(queue)] })).body;
  const other = await makeQueue('other');
  const targets = [sqs(other), gone()];
  expect((await api.call('PATCH', '/api/rules/rule', { targets })).status).toBe(400);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(made);
  expect(await readPolicy(other)).toBeUndefined();
});

test('all five targets of a rule can be replaced at once', async () => {
  const queues: Queue[] = [];
  for (let count = 0; count < 10; count += 1) queues.push(await makeQueue(`q${count}`));
  await create({ cache: 'shop', targets: queues.slice(0, 5).map(sqs) });
  const targets = queues.slice(5).map(sqs);
  const { status, body } = await api.call('PATCH', '/api/rules/rule', { targets });
  expect(status).toBe(200);
  const arns = body.targets.map(({ arn }: Queue) => arn);
  expect(arns.sort()).toEqual(queues.slice(5).map(({ arn }) => arn));
});

test('targets of other types and their settings outlive a change of the queues', async () => {
  const queue = await makeQueue('orders');
  await create({ cache: 'shop', targets: [sqs(queue)] });
  const Arn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
  const lambda = { Id: 'mine', Arn, Input: '{"a":1}' };
  const { events } = api.dependencies;
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: [lambda] }));
  const other = await makeQueue('other');
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [sqs(other)] });
  expect(body.targets.map(({ type }: { type: string }) => type).sort()).toEqual(['lambda', 'sqs']);
  const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
  expect(Targets).toContainEqual(lambda);
});

test('rules made elsewhere are listed when they can match Momento, and marked', async () => {
  const patterns = {
    exact: { source: ['Momento'] },
    any: { account: ['000000000000'] },
    prefix: { source: [{ prefix: 'Mom' }] },
    others: { source: [{ 'anything-but': ['aws.ec2'] }] },
    'no-ec2': { source: ['aws.ec2'] },
    'no-prefix': { source: [{ prefix: 'aws.' }] },
    'no-suffix': { source: [{ suffix: '.ec2' }] },
    'no-momento': { source: [{ 'anything-but': 'Momento' }] },
  };
  for (const [Name, pattern] of Object.entries(patterns)) {
    await api.dependencies.events.send(
      new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }),
    );
  }
  const { rules } = (await api.call('GET', '/api/rules')).body;
  expect(rules.map(({ name }: { name: string }) => name)).toEqual([
    'any',
    'exact',
    'others',
    'prefix',
  ]);
  expect(rules.every(({ managedHere }: { managedHere: boolean }) => !managedHere)).toBe(true);
});

test('all 300 rules a bus can have are listed', async () => {
  for (let count = 0; count < 300; count += 1) {
    await api.dependencies.events.send(
      new PutRuleCommand({ Name: `r${count}`, EventPattern: '{"source":["Momento"]}' }),
    );
  }
  const { body } = await api.call('GET', '/api/rules');
  expect(body.rules).toHaveLength(300);
  const queue = await makeQueue('orders');
  const { status, body: problem } = await create({ cache: 'shop', targets: [sqs(queue)] });
  expect(status).toBe(409);
  expect(problem.type).toBe('urn:momento-gateway:problem:aws-limit-exceeded');
});

test.each(['GET', 'PATCH', 'DELETE'])(
  '%s of a rule that does not exist is not found',
  async (method) => {
    const body = method === 'PATCH' ? { enabled: true } : undefined;
    expect((await api.call(method, '/api/rules/none', body)).status).toBe(404);
  },
);

test('a bus that does not exist is told, by the list and by a new rule', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  const queue = await makeQueue('orders');
  for (const answer of [
    await api.call('GET', '/api/rules'),
    await create({ cache: 'shop', targets: [sqs(queue)] }),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('missing');
  }
});

function describe(name: string) {
  return api.dependencies.events.send(new DescribeRuleCommand({ Name: name }));
}
