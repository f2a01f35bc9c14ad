import { DescribeRuleCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, readPolicy, toTarget, writePolicy } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const FOREIGN = { Sid: 'theirs', Effect: 'Allow', Principal: '*', Action: 'sqs:*' };

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

test('the queue’s policy gets one statement for this rule and keeps those of others', async () => {
  const queue = await makeQueue(api, 'orders');
  await writePolicy(api, queue, [FOREIGN]);
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const { Arn } = await describeRule('rule');
  expect((await readPolicy(api, queue))?.Statement).toEqual([
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
  const queue = await makeQueue(api, 'orders');
  await writePolicy(api, queue, [FOREIGN]);
  await create({ name: 'first', cache: 'shop', targets: [toTarget(queue)] });
  await create({ name: 'second', cache: 'shop', targets: [toTarget(queue)] });
  expect((await api.call('DELETE', '/api/rules/first')).status).toBe(204);
  expect((await api.call('GET', '/api/rules/first')).status).toBe(404);
  const statements = (await readPolicy(api, queue))?.Statement;
  const { Arn } = await describeRule('second');
  expect(statements).toEqual([
    FOREIGN,
    expect.objectContaining({ Condition: { ArnEquals: { 'aws:SourceArn': Arn } } }),
  ]);
});

test('a policy that held only the rule’s statement is gone with it', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await api.call('DELETE', '/api/rules/rule');
  expect(await readPolicy(api, queue)).toBeUndefined();
});

test('rules made at the same time for one queue are all let in', async () => {
  const queue = await makeQueue(api, 'orders');
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map((name) => create({ name, cache: 'shop', targets: [toTarget(queue)] })),
  );
  expect((await readPolicy(api, queue))?.Statement).toHaveLength(names.length);
});

test('a rule can be deleted although its queue is gone', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await api.dependencies.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
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

function describeRule(name: string) {
  return api.dependencies.events.send(new DescribeRuleCommand({ Name: name }));
}
