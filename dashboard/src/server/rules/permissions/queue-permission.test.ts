import { createHash } from 'node:crypto';
import {
  CreateEventBusCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  makeQueue,
  type Queue,
  readPolicy,
  receiveBodies,
  toTarget,
  writePolicy,
} from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const FOREIGN = { Sid: 'theirs', Effect: 'Allow', Principal: '*', Action: 'sqs:*' };

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

/** All rules of the default bus, and of no other. */
const OF_BUS = {
  ArnLike: { 'aws:SourceArn': 'arn:aws:events:us-east-1:000000000000:rule/*' },
  ArnNotLike: { 'aws:SourceArn': 'arn:aws:events:us-east-1:000000000000:rule/*/*' },
};

test('one statement for all rules of the bus is added to the queue’s policy, which keeps those of others', async () => {
  const queue = await makeQueue(api, 'orders');
  await writePolicy(api, queue, [FOREIGN]);
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const expected = [
    FOREIGN,
    {
      Sid: expect.stringMatching(/^[A-Za-z0-9_-]+$/),
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue.arn,
      Condition: OF_BUS,
    },
  ];
  expect((await readPolicy(api, queue))?.Statement).toEqual(expected);
  await create({ name: 'second', cache: 'shop', targets: [toTarget(queue)] });
  expect((await readPolicy(api, queue))?.Statement).toEqual(expected);
});

test('the statement goes with the last rule of the bus that has the queue as a target', async () => {
  const queue = await makeQueue(api, 'orders');
  await writePolicy(api, queue, [FOREIGN]);
  await create({ name: 'first', cache: 'shop', targets: [toTarget(queue)] });
  await create({ name: 'second', cache: 'shop', targets: [toTarget(queue)] });
  expect((await api.call('DELETE', '/api/rules/first')).status).toBe(204);
  expect((await api.call('GET', '/api/rules/first')).status).toBe(404);
  expect((await readPolicy(api, queue))?.Statement).toHaveLength(2);
  expect((await api.call('DELETE', '/api/rules/second')).status).toBe(204);
  expect((await readPolicy(api, queue))?.Statement).toEqual([FOREIGN]);
});

test('a rule of another bus has a statement of its own, and the event of the wrong bus is not taken', async () => {
  const { events } = api.context;
  await events.send(new CreateEventBusCommand({ Name: 'other' }));
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const onOther = { EventBusName: 'other' };
  const EventPattern = JSON.stringify({ source: ['Momento'] });
  await events.send(new PutRuleCommand({ ...onOther, Name: 'r', EventPattern }));
  const Targets = [{ Id: 't', Arn: queue.arn }];
  await events.send(new PutTargetsCommand({ ...onOther, Rule: 'r', Targets }));
  const event = { Source: 'Momento', DetailType: 'shop#a', Detail: '{"cache":"shop"}' };
  await events.send(new PutEventsCommand({ Entries: [{ ...event, ...onOther }] }));
  await events.send(new PutEventsCommand({ Entries: [{ ...event, DetailType: 'shop#b' }] }));
  const bodies = await receiveBodies(api, queue);
  expect(bodies.map((body) => JSON.parse(body)['detail-type'])).toEqual(['shop#b']);
});

test('statements that older versions made for single rules are replaced by one for all', async () => {
  const queue = await makeQueue(api, 'orders');
  const old = (name: string) => makeRuleStatement(queue, name);
  await writePolicy(api, queue, [FOREIGN, old('a'), old('b'), old('other/c')]);
  await create({ name: 'a', cache: 'shop', targets: [toTarget(queue)] });
  const made = (await readPolicy(api, queue))?.Statement;
  expect(made?.slice(0, 2)).toEqual([FOREIGN, old('other/c')]);
  expect(made?.slice(2)).toMatchObject([{ Condition: OF_BUS }, { Condition: OF_BUS }]);
  await api.call('DELETE', '/api/rules/a');
  expect((await readPolicy(api, queue))?.Statement).toEqual([FOREIGN, old('other/c')]);
});

test('the statement that an older version made for a rule goes with the rule', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await writePolicy(api, queue, [FOREIGN, makeRuleStatement(queue, 'rule')]);
  await api.call('DELETE', '/api/rules/rule');
  expect((await readPolicy(api, queue))?.Statement).toEqual([FOREIGN]);
});

test('a queue takes the events of more rules than a policy takes statements', async () => {
  const queue = await makeQueue(api, 'orders');
  for (let count = 0; count < 25; count += 1) {
    const made = await create({ name: `r${count}`, cache: 'shop', targets: [toTarget(queue)] });
    expect(made.status).toBe(201);
  }
  expect((await readPolicy(api, queue))?.Statement).toHaveLength(1);
});

test('a queue that is also a dead-letter queue keeps that permission when it is no longer a target', async () => {
  const [queue, other] = [await makeQueue(api, 'orders'), await makeQueue(api, 'other')];
  await create({ name: 'first', cache: 'shop', targets: [toTarget(queue)] });
  const targets = [{ ...toTarget(other), deadLetterArn: queue.arn }];
  await create({ name: 'second', cache: 'shop', targets });
  await api.call('DELETE', '/api/rules/first');
  expect((await readPolicy(api, queue))?.Statement).toMatchObject([{ Condition: OF_BUS }]);
  await api.call('DELETE', '/api/rules/second');
  expect(await readPolicy(api, queue)).toBeUndefined();
});

/** As versions before the statement for the whole bus made them. */
function makeRuleStatement(queue: Queue, name: string) {
  const arn = `arn:aws:events:us-east-1:000000000000:rule/${name}`;
  const hash = createHash('sha256').update(arn).digest('hex').slice(0, 24);
  return {
    Sid: `momento-gateway-${hash}`,
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue.arn,
    Condition: { ArnEquals: { 'aws:SourceArn': arn } },
  };
}

test('a policy that held only the rule’s statement is gone with it', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await api.call('DELETE', '/api/rules/rule');
  expect(await readPolicy(api, queue)).toBeUndefined();
});

test('rules made at the same time for one queue have their permission', async () => {
  const queue = await makeQueue(api, 'orders');
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map((name) => create({ name, cache: 'shop', targets: [toTarget(queue)] })),
  );
  expect((await readPolicy(api, queue))?.Statement).toMatchObject([{ Condition: OF_BUS }]);
});

test('a rule can be deleted although its queue is gone', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await api.context.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
});

test('a queue whose policy cannot be read is left alone', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ name: 'other', cache: 'shop', targets: [toTarget(queue)] });
  const before = await readPolicy(api, queue);
  await api.setFault({ operation: 'GetQueueAttributes', fault: 'error', times: 3 });
  expect((await create({ cache: 'shop', targets: [toTarget(queue)] })).status).toBe(502);
  expect(await readPolicy(api, queue)).toEqual(before);
});

test('a queue encrypted with the key that AWS manages receives nothing, and the check says why', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const query = new URLSearchParams({ rule: 'rule', arn: queue.arn });
  const check = async () => (await api.call('GET', `/api/permissions/check?${query}`)).body;
  expect(await check()).toMatchObject({ state: 'granted' });
  const encrypt = (KmsMasterKeyId: string) =>
    api.context.sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { KmsMasterKeyId } }),
    );
  await encrypt('alias/aws/sqs');
  expect(await check()).toMatchObject({
    state: 'missing',
    message: expect.stringMatching(/aws\/sqs/),
  });
  await encrypt('alias/mine');
  expect(await check()).toMatchObject({
    state: 'unknown',
    message: expect.stringMatching(/kms:Decrypt/),
  });
});
