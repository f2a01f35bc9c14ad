import { ListTargetsByRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakDelivery, listFailures, makeRule } from '../testing/failure-calls.ts';
import { putEvent } from '../testing/put-event.ts';
import { receiveBodies } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function listedIds(): Promise<string[]> {
  return (await listFailures(api)).failures.map(({ id }) => id);
}

test('a delivery failure goes to its own target only', async () => {
  const target = await makeRule(api);
  const other = (await api.call('POST', '/api/targets', { type: 'sqs', name: 'other' })).body;
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  await api.call('POST', '/api/rules', {
    name: 'other',
    cache: 'shop',
    targets: [{ type: 'sqs', arn: other.arn }],
  });
  const [failure] = (await listFailures(api)).failures;
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toEqual([{ id: failure?.id, result: 'redriven' }]);
  expect((await receiveBodies(api, target)).map((body: string) => JSON.parse(body))).toEqual([
    failure?.event,
  ]);
  const { Messages } = await api.dependencies.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: other.url }),
  );
  expect(Messages ?? []).toEqual([]);
  expect(await listedIds()).toEqual([]);
});

test.each([
  ['whose queue is gone', 'arn:aws:sqs:us-east-1:000000000000:gone', /does not exist/],
  ['of another kind', 'arn:aws:lambda:us-east-1:000000000000:function:f', /Only standard SQS/],
])('a delivery failure to a target %s stays', async (_, targetArn, message) => {
  const { MessageId: id } = await api.dependencies.sqs.send(
    new SendMessageCommand({
      QueueUrl: api.failureQueueUrl,
      MessageBody: '{"source":"Momento","detail":{}}',
      MessageAttributes: {
        TARGET_ARN: { DataType: 'String', StringValue: targetArn },
        RULE_ARN: { DataType: 'String', StringValue: 'arn:aws:events:us-east-1:0:rule/r' },
      },
    }),
  );
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toEqual([{ id, result: 'failed', message: expect.stringMatching(message) }]);
  expect(await listedIds()).toEqual([id]);
});

test.each([
  ['a constant', { Input: '{"constant":true}' }, 'redriven', ['{"constant":true}']],
  ['a part of the event', { InputPath: '$.detail' }, 'failed', []],
  [
    'a template',
    { InputTransformer: { InputPathsMap: { a: '$.detail.cache' }, InputTemplate: '"<a>"' } },
    'failed',
    [],
  ],
])('a target that gets %s never gets anything else', async (_, input, result, received) => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  const { events } = api.dependencies;
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
  const changed = Targets.map((found) => ({ ...found, ...input }));
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: changed }));
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ result }]);
  expect(await receiveBodies(api, target)).toEqual(received);
});

test('a delivery failure whose rule is gone still goes to its target', async () => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(listedIds).toHaveLength(1);
  await api.call('DELETE', '/api/rules/rule');
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ result: 'redriven' }]);
  expect(await receiveBodies(api, target)).toHaveLength(1);
});
