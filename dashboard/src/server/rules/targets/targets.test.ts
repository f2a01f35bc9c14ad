import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../../testing/fail-calls.ts';
import { openViewer } from '../../testing/live-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('the account’s queues can be picked, by name, and the gateway’s own cannot', async () => {
  for (const QueueName of ['b', 'a']) {
    await api.context.sqs.send(new CreateQueueCommand({ QueueName }));
  }
  const { status, body } = await api.call('GET', '/api/targets?type=sqs');
  expect(status).toBe(200);
  expect(body.targets).toEqual(
    ['a', 'b'].map((name) => ({
      type: 'sqs',
      arn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
      name,
      url: `${api.aws.origin}/000000000000/${name}`,
    })),
  );
});

test('the answer has the queue’s own ARN', async () => {
  const { body } = await api.call('POST', '/api/targets', { type: 'sqs', name: 'made' });
  const { Attributes } = await api.context.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: body.url, AttributeNames: ['QueueArn'] }),
  );
  expect(Attributes?.['QueueArn']).toBe(body.arn);
});

test('a queue of that name is not taken for a new one', async () => {
  const target = { type: 'sqs', name: 'made' };
  expect((await api.call('POST', '/api/targets', target)).status).toBe(201);
  expect((await api.call('POST', '/api/targets', target)).status).toBe(409);
});

test.each([
  ['another type', { type: 'lambda', name: 'made' }, 'type'],
  ['a name SQS does not take', { type: 'sqs', name: 'a b' }, 'name'],
  ['a name of live events', { type: 'sqs', name: 'momento-gateway-live-x' }, 'name'],
  ['the name of a tenant’s queue', { type: 'sqs', name: 'momento-gateway_x_parked' }, 'name'],
  ['a FIFO queue', { type: 'sqs', name: 'made.fifo' }, 'name'],
])('a target is refused: %s', async (_, target, location) => {
  const { status, body } = await api.call('POST', '/api/targets', target);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location }]);
});

test('targets of a type that cannot be picked are refused', async () => {
  expect((await api.call('GET', '/api/targets?type=kinesis')).status).toBe(400);
});

test('of two processes that make a queue of one name at once, one made it', async () => {
  const other = api.startAnother();
  for (let round = 0; round < 10; round += 1) {
    const target = { type: 'sqs', name: `made-${round}` };
    const made = await Promise.all([
      api.call('POST', '/api/targets', target),
      other.call('POST', '/api/targets', target),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
  }
});

test('a queue whose creation succeeded although the answer was lost counts as created', async () => {
  const calls = failCalls(api.context, { fault: 'retried', at: 1 });
  const { status } = await api.call('POST', '/api/targets', { type: 'sqs', name: 'made' });
  calls.stop();
  expect(calls.sent[1]).toBe('CreateQueueCommand');
  expect(status).toBe(201);
});

test('the gateway’s own queues and those of live events are not offered', async () => {
  await openViewer(api);
  expect((await api.call('GET', '/api/targets?type=sqs')).body.targets).toEqual([]);
});
