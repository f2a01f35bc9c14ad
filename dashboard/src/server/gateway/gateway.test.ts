import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { type Api, FUNCTION_URL, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function startWith(config: Partial<Config>) {
  await api.close();
  api = await startApi(config);
}

async function read() {
  const { status, body } = await api.call('GET', '/api/gateway');
  expect(status).toBe(200);
  return body;
}

test('health is answered without asking AWS', async () => {
  for (const operation of ['DescribeEventBus', 'GetQueueAttributes', 'ListSecrets']) {
    await api.setFault({ operation, fault: 'hang' });
  }
  const { status, body } = await api.call('GET', '/api/health');
  expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } });
});

test('the gateway is told with its bus and its queues', async () => {
  await startWith({ isLocal: true });
  await api.context.sqs.send(
    new SendMessageCommand({ QueueUrl: api.parkedQueueUrl, MessageBody: 'x' }),
  );
  expect(await read()).toEqual({
    environment: 'local',
    region: 'us-east-1',
    accountId: '000000000000',
    gatewayUrl: FUNCTION_URL,
    functionUrl: FUNCTION_URL,
    bus: { name: 'default', found: true, arn: expect.stringMatching(/:event-bus\/default$/) },
    parkedQueue: { url: api.parkedQueueUrl, found: true, depth: 1 },
    deadLetterQueue: { url: api.deadLetterQueueUrl, found: true, depth: 0 },
    heldQueue: { url: api.heldQueueUrl, found: true, depth: 0 },
    secretPrefix: 'momento-gateway',
    problems: [],
  });
});

test('messages that are being looked at count into the depth', async () => {
  const { sqs } = api.context;
  await sqs.send(new SendMessageCommand({ QueueUrl: api.deadLetterQueueUrl, MessageBody: 'x' }));
  await sqs.send(new ReceiveMessageCommand({ QueueUrl: api.deadLetterQueueUrl }));
  expect((await read()).deadLetterQueue.depth).toBe(1);
});

test.each([
  ['a bus that does not exist', { busName: 'missing' }, /missing/],
  ['no Function URL', { functionUrl: undefined }, /FUNCTION_URL/],
  ['no parked queue', { parkedQueueUrl: undefined }, /PARKED_QUEUE_URL/],
  ['no dead-letter queue', { deadLetterQueueUrl: undefined }, /DEAD_LETTER_QUEUE_URL/],
  ['a queue that is gone', { parkedQueueUrl: 'http://127.0.0.1:9/000000000000/gone' }, /gone/],
])('%s is a problem that is told, not an error', async (_, config, problem) => {
  await startWith(config);
  expect((await read()).problems).toEqual([expect.stringMatching(problem)]);
});

test('what AWS says does not exist is told as such', async () => {
  await startWith({
    busName: 'missing',
    parkedQueueUrl: 'http://127.0.0.1:9/000000000000/gone',
    deadLetterQueueUrl: undefined,
  });
  const { bus, parkedQueue, deadLetterQueue } = await read();
  expect(bus.found).toBe(false);
  expect(parkedQueue.found).toBe(false);
  expect(deadLetterQueue).toEqual({});
});

test.each([
  ['DescribeEventBus', ['bus']],
  ['GetQueueAttributes', ['parkedQueue', 'deadLetterQueue', 'heldQueue']],
] as const)(
  'when %s fails it is not known what exists, and the rest is told all the same',
  async (operation, parts) => {
    await api.setFault({ operation, fault: 'error' });
    const body = await read();
    for (const part of parts) expect(body[part]).not.toHaveProperty('found');
    expect(body.problems).toHaveLength(parts.length);
    expect(body.gatewayUrl).toBe(FUNCTION_URL);
  },
);
