import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import type { SeenMessage } from '@momento-gateway/api/rules/queue-look';
import { expect, onTestFinished, test } from 'vitest';
import { makeQueue } from '../../testing/queue-calls.ts';
import { startApi } from '../../testing/start-api.ts';

const PATH = '/api/rules/rule/queue';

/** A dashboard with a rule of a queue, whatever the queue is. */
async function start(attributes: Readonly<Record<string, string>> = {}) {
  const api = await startApi();
  onTestFinished(() => api.close());
  const { sqs, events } = api.context;
  const name = attributes['FifoQueue'] === undefined ? 'orders' : 'orders.fifo';
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
  );
  const arn = `arn:aws:sqs:us-east-1:000000000000:${name}`;
  const putTargets = (...arns: string[]) =>
    events.send(
      new PutTargetsCommand({
        Rule: 'rule',
        Targets: arns.map((Arn, place) => ({
          Id: `${place}`,
          Arn,
          ...(Arn.endsWith('.fifo') && { SqsParameters: { MessageGroupId: 'group' } }),
        })),
      }),
    );
  await events.send(new PutRuleCommand({ Name: 'rule', EventPattern: '{"source":["Momento"]}' }));
  await putTargets(arn);
  return {
    api,
    arn,
    putTargets,
    send: (MessageBody: string, fields = {}) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...fields })),
    setPolicy: async (maxReceiveCount: number) => {
      const { arn: deadLetterTargetArn } = await makeQueue(api, 'letters');
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
    },
    look: (fields = {}) => api.call('POST', PATH, { arn, ...fields }),
    describe: async () => (await api.call('GET', `${PATH}?${new URLSearchParams({ arn })}`)).body,
    receiveAll: async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }),
      );
      return Messages.map(({ Body, Attributes }) => [
        Body,
        Attributes?.['ApproximateReceiveCount'],
      ]);
    },
    countHidden: async () => {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']);
    },
  };
}

const bodiesOf = ({ messages }: { messages: SeenMessage[] }) => messages.map(({ body }) => body);

test('a look shows five messages as they are, and leaves all where they were', async () => {
  const { send, look, describe, receiveAll, countHidden } = await start();
  const bodies = ['{"n": 1.0,  "big": 12345678901234567890}', 'no JSON', '3', '4', '5', '6'];
  for (const body of bodies) await send(body);
  expect(await describe()).toEqual({ messageCount: 6, isFifo: false });
  const { status, body } = await look();
  expect(status).toBe(200);
  expect(body.messages).toHaveLength(5);
  for (const seen of bodiesOf(body)) expect(bodies).toContain(seen);
  for (const { receiveCount, isLastReceive, sentAt } of body.messages) {
    expect({ receiveCount, isLastReceive }).toEqual({ receiveCount: 1, isLastReceive: false });
    expect(sentAt).toBeGreaterThan(0);
  }
  expect(await countHidden()).toBe(0);
  expect((await receiveAll()).map(([text]) => text).sort()).toEqual([...bodies].sort());
});

test('a look into a FIFO queue holds back no message group and keeps the order', async () => {
  const { send, look, describe, receiveAll } = await start({
    FifoQueue: 'true',
    ContentBasedDeduplication: 'true',
  });
  for (const [group, body] of [
    ['a', 'a1'],
    ['a', 'a2'],
    ['b', 'b1'],
  ] as const) {
    await send(body, { MessageGroupId: group, MessageDeduplicationId: body });
  }
  expect(await describe()).toMatchObject({ isFifo: true });
  const { body } = await look();
  expect(body.messages[0]).toMatchObject({ body: 'a1', messageGroupId: 'a' });
  const received = (await receiveAll()).map(([text]) => text);
  expect(received.filter((text) => text?.startsWith('a'))).toEqual(['a1', 'a2']);
  expect(received).toContain('b1');
});

test('a queue with a redrive policy is looked into only by who names its limit', async () => {
  const { send, setPolicy, look, describe, receiveAll } = await start();
  await send('order');
  await setPolicy(2);
  expect(await describe()).toMatchObject({ maxReceiveCount: 2 });
  for (const wrong of [{}, { maxReceiveCount: 3 }]) {
    const { status, body } = await look(wrong);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ location: 'maxReceiveCount' }] },
    });
  }
  const [first, second] = [
    await look({ maxReceiveCount: 2 }),
    await look({ maxReceiveCount: 2 }),
  ].map(({ body }) => body.messages[0]);
  expect(first).toMatchObject({ receiveCount: 1, isLastReceive: false });
  expect(second).toMatchObject({ receiveCount: 2, isLastReceive: true });
  // The third receive is what the warning is about.
  expect(await receiveAll()).toEqual([]);
});

test('where a look would be the only receive it is refused, and nothing was received', async () => {
  const { send, setPolicy, look, receiveAll } = await start();
  await send('order');
  await setPolicy(1);
  const { status, body } = await look({ maxReceiveCount: 1 });
  expect(status).toBe(400);
  expect(body.errors[0].message).toContain('maxReceiveCount is 1');
  expect(await receiveAll()).toEqual([['order', '1']]);
});

test('only queues that are targets of the rule, and none of the gateway’s own', async () => {
  const { api, putTargets } = await start();
  const own = `arn:aws:sqs:us-east-1:000000000000:${api.deadLetterQueueUrl.split('/').at(-1)}`;
  const strange = 'arn:aws:sqs:us-east-1:000000000000:strange';
  const elsewhere = 'arn:aws:sqs:eu-west-1:000000000000:orders';
  const gone = 'arn:aws:sqs:us-east-1:000000000000:gone';
  const group = 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/orders';
  await putTargets(own, elsewhere, gone, group);
  for (const [arn, reason] of [
    [strange, 'no target'],
    [own, 'queue of the gateway'],
    [elsewhere, 'another Region'],
    [gone, 'no such queue'],
    [group, 'no queue'],
  ] as const) {
    const { status, body } = await api.call('POST', PATH, { arn });
    expect(status, arn).toBe(400);
    expect(body.errors[0]).toMatchObject({
      location: 'arn',
      message: expect.stringContaining(reason),
    });
  }
  expect((await api.call('POST', '/api/rules/none/queue', { arn: gone })).status).toBe(404);
});

test('a look whose answer is lost holds no message back, and counts as one receive', async () => {
  const { api, send, look, countHidden } = await start();
  await send('order');
  await api.setFault({ operation: 'ReceiveMessage', fault: 'lost-answer' });
  expect(await look()).toMatchObject({ status: 503 });
  expect(await countHidden()).toBe(0);
  await api.clearFaults();
  const { body } = await look();
  expect(body.messages).toMatchObject([{ receiveCount: 2 }]);
});

test('a denial names the policies that have the action, and for which queues', async () => {
  const { api, arn, look } = await start();
  const { middlewareStack } = api.context.sqs;
  const message = `User: me is not authorized to perform: sqs:receivemessage on resource: ${arn}`;
  middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName !== 'ReceiveMessageCommand') return next(call);
        throw new SQSServiceException({
          name: 'AccessDenied',
          message,
          $fault: 'client',
          $metadata: { httpStatusCode: 403 },
        });
      },
    { step: 'initialize' },
  );
  const { status, body } = await look();
  expect(status).toBe(502);
  expect(body.detail).toContain('for the role operator (output DashboardOperatorPolicyArn)');
  expect(body.detail).not.toContain('for the role viewer');
  expect(body.detail).toContain('momento-gateway:target');
});
