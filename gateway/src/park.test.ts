import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { expect, test } from 'vitest';
import type { Behaviour } from './testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

const DENIED: Behaviour = {
  status: 400,
  json: { __type: 'AccessDeniedException', message: 'not allowed' },
};

test('a parked failure holds all that is needed to publish it again', async () => {
  const { aws, send } = await startTestGateway({ EVENT_BUS_NAME: 'teams' });
  aws.always('PutEvents', DENIED);
  const detail = createPayload(NOW - 5, { text: '{"n":1.10}', big: 1 }).replace('1}', '1e400 }');
  await send(createPost(detail));
  expect(aws.messages.map(parsePublishFailure)).toEqual([
    {
      v: 1,
      kind: 'publish',
      reason: 'access-denied',
      message: 'AccessDeniedException: not allowed',
      attempts: 1,
      receivedAt: NOW,
      failedAt: NOW,
      requestId: 'request-1',
      webhookId: WEBHOOK_ID,
      tenant: 'team-a',
      cache: 'shop',
      topic: 'orders',
      sequenceNumber: 7,
      entry: {
        EventBusName: 'teams',
        Source: 'Momento',
        DetailType: 'shop#orders',
        Detail: detail,
        Time: NOW - 5,
      },
    },
  ]);
});

test.each<[string, Behaviour]>([
  ['throttled', { status: 400, json: { __type: 'RequestThrottled' } }],
  ['failing', { status: 500, json: { __type: 'InternalFailure' } }],
  ['dropping the connection', 'drop'],
  ['hanging', 'hang'],
])('a queue that is %s once is tried again', async (_, fault) => {
  const { aws, send } = await startTestGateway({}, { parkAttemptMs: 50 });
  aws.always('PutEvents', DENIED);
  aws.next('SendMessage', fault);
  expect((await send(createPost(createPayload(NOW)))).status).toBe(202);
  expect(aws.messages).toHaveLength(1);
});

test.each<[string, Behaviour, number, string]>([
  ['is gone', refuseQueue(), 1, 'QueueDoesNotExist: no queue'],
  ['answers without a message id', { status: 200, json: {} }, 1, 'An answer without a message id'],
])('when the queue %s the sender gets 500 and the log holds the whole entry', async (...row) => {
  const [, fault, calls, error] = row;
  const { aws, send, readLine } = await startTestGateway();
  aws.always('PutEvents', DENIED);
  aws.always('SendMessage', fault);
  const detail = createPayload(NOW);
  const { status, body } = await send(createPost(detail));
  expect(status).toBe(500);
  expect(body).toEqual({ outcome: 'lost', error: 'internal', requestId: 'request-1' });
  expect(aws.count('SendMessage')).toBe(calls);
  expect(readLine()).toMatchObject({
    level: 'ERROR',
    message: 'lost',
    reason: 'access-denied',
    error: `Bus: AccessDeniedException: not allowed Queue: ${error}`,
    entry: { Detail: detail, DetailType: 'shop#orders', Time: NOW },
    Lost: 1,
  });
});

test('a failure that no queue message can hold is logged whole and answered 500', async () => {
  const { aws, send, readLine } = await startTestGateway();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ parseText: true }));
  const text = `"${'x'.repeat(600_000)}"`;
  const { status } = await send(createPost(createPayload(NOW, { text })));
  expect(status).toBe(500);
  expect(aws.count('SendMessage')).toBe(0);
  const { reason, entry } = readLine();
  expect(reason).toBe('entry-too-large');
  expect(JSON.parse((entry as { Detail: string }).Detail)).toMatchObject({ text });
});

test('a call whose parts all take their longest stays below the 5 s after which Momento hangs up', async () => {
  const { aws, send, clock } = await startTestGateway();
  const failing: Behaviour = { status: 500, json: {} };
  aws.next('GetSecretValue', () => clock.advance(1_500));
  aws.always('PutEvents', failing);
  aws.always('SendMessage', failing);
  expect((await send(createPost(createPayload(NOW)))).status).toBe(500);
  expect(clock.now() - NOW).toBeLessThan(4_600);
});

function refuseQueue(): Behaviour {
  return {
    status: 400,
    json: { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'no queue' },
  };
}
