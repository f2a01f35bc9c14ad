import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../core/database.ts';
import { STORAGE_LIMITS } from '../core/storage-limits.ts';
import { createRequestListener } from '../server/create-request-listener.ts';
import { closeServer, listenOnLoopback } from '../server/listen-on-loopback.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { makeClientConfig } from '../testing/start-test-aws.ts';
import { createSqs } from './create-sqs.ts';
import { makeTestArn } from './testing/start-with-queue.ts';

const RULE = 'arn:aws:events:us-east-1:000000000000:rule/bus/one';

async function startWithDelivery(sourceArn: string | undefined) {
  const { server, port } = await listenOnLoopback(0);
  const origin = `http://127.0.0.1:${port}`;
  const clock = createManualClock();
  const account = { accountId: '000000000000', region: 'us-east-1', origin };
  const database = openDatabase(':memory:');
  const { service, deliverToQueue } = createSqs({
    database,
    clock,
    account,
    takeEntryFault: () => () => false,
    storageLimits: STORAGE_LIMITS,
    log: () => undefined,
  });
  server.on(
    'request',
    createRequestListener({
      services: new Map([[service.targetPrefix, service]]),
      intercept: () => undefined,
      onUnexpectedError: () => undefined,
      answerLocalCall: () => undefined,
    }),
  );
  const sqs = new SQSClient(makeClientConfig(origin));
  onTestFinished(async () => {
    sqs.destroy();
    await closeServer(server);
    database.close();
  });
  const Policy = JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: makeTestArn('queue'),
      Condition: { ArnLike: { 'aws:SourceArn': sourceArn } },
    },
  });
  const Attributes = sourceArn === undefined ? {} : { Policy };
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'queue', Attributes }));
  const receive = async (WaitTimeSeconds = 0) => {
    const query = { QueueUrl, WaitTimeSeconds, MessageAttributeNames: ['All'] };
    return (await sqs.send(new ReceiveMessageCommand(query))).Messages ?? [];
  };
  return { deliverToQueue, receive, clock };
}

const delivery = {
  queueArn: makeTestArn('queue'),
  body: '{"id":1}',
  principal: 'events.amazonaws.com',
  sourceArn: RULE,
};

test('a service that the policy allows delivers, and wakes a waiting receiver', async () => {
  const { deliverToQueue, receive, clock } = await startWithDelivery(RULE);
  const poll = receive(20);
  await clock.whenSleeping();
  const attributes = { RULE_ARN: RULE, RETRY_ATTEMPTS: 3 };
  expect(deliverToQueue({ ...delivery, attributes })).toBe('delivered');
  expect(await poll).toMatchObject([
    {
      Body: '{"id":1}',
      MessageAttributes: {
        RULE_ARN: { DataType: 'String', StringValue: RULE },
        RETRY_ATTEMPTS: { DataType: 'Number', StringValue: '3' },
      },
    },
  ]);
});

test.each([
  ['without a policy', undefined, {}, 'no-permission'],
  ['whose policy is for another rule', `${RULE}-2`, {}, 'no-permission'],
  ['with another service as sender', RULE, { principal: 'sns.amazonaws.com' }, 'no-permission'],
  ['that does not exist', RULE, { queueArn: makeTestArn('nobody') }, 'no-queue'],
  ['of another Region', RULE, { queueArn: delivery.queueArn.replace('east', 'west') }, 'no-queue'],
  ['with an empty body', RULE, { body: '' }, { refusal: expect.any(String) }],
  [
    'with a message that is too large',
    RULE,
    { body: 'x'.repeat(1_048_577) },
    { refusal: expect.any(String) },
  ],
  ['with an empty attribute', RULE, { attributes: { A: '' } }, { refusal: expect.any(String) }],
] as const)('a queue %s gets no message', async (_, sourceArn, difference, outcome) => {
  const { deliverToQueue, receive } = await startWithDelivery(sourceArn);
  expect(deliverToQueue({ ...delivery, ...difference })).toEqual(outcome);
  expect(await receive()).toEqual([]);
});
