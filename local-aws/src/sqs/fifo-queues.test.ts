import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';
import { listBodies, makeTestArn } from './testing/start-with-queue.ts';

const MINUTE_MS = 60_000;

/** A server with the FIFO queue `jobs.fifo`. */
async function startWithFifoQueue(attributes: Record<string, string> = {}) {
  const started = await startTestAws();
  const { sqs } = started;
  const makeQueue = async (name: string, Attributes: Record<string, string>) => {
    const create = new CreateQueueCommand({
      QueueName: name,
      Attributes: { FifoQueue: 'true', ...Attributes },
    });
    return (await sqs.send(create)).QueueUrl ?? '';
  };
  const QueueUrl = await makeQueue('jobs.fifo', {
    ContentBasedDeduplication: 'true',
    ...attributes,
  });
  const send = (
    MessageBody: string,
    MessageGroupId: string | undefined,
    options: Partial<SendMessageCommandInput> = {},
  ) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId, ...options }));
  const receive = async (MaxNumberOfMessages = 10, url = QueueUrl): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  const remove = (message: Message | undefined) =>
    sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  return { ...started, QueueUrl, makeQueue, send, receive, remove };
}

test('a FIFO queue has its attributes and a URL that ends in .fifo', async () => {
  const { sqs, QueueUrl } = await startWithFifoQueue();
  expect(QueueUrl).toMatch(/\/000000000000\/jobs\.fifo$/);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    QueueArn: makeTestArn('jobs.fifo'),
    FifoQueue: 'true',
    ContentBasedDeduplication: 'true',
    DeduplicationScope: 'queue',
    FifoThroughputLimit: 'perQueue',
  });
});

test('messages of a group arrive in the order of their sequence numbers', async () => {
  const { send, receive } = await startWithFifoQueue();
  const sent = [await send('1', 'a'), await send('2', 'b'), await send('3', 'a')];
  const received = await receive();
  expect(listBodies(received)).toEqual(['1', '2', '3']);
  const numbers = received.map(({ Attributes }) => Attributes?.SequenceNumber);
  expect(numbers).toEqual(sent.map(({ SequenceNumber }) => SequenceNumber));
  expect(numbers).toEqual([...numbers].sort());
  expect(received.map(({ Attributes }) => Attributes?.MessageGroupId)).toEqual(['a', 'b', 'a']);
});

test('a group with a message in flight waits until that is deleted; others do not', async () => {
  const { send, receive, remove } = await startWithFifoQueue();
  for (const [body, group] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const) {
    await send(body, group);
  }
  const [first] = await receive(1);
  expect(first?.Body).toBe('a1');
  expect(listBodies(await receive())).toEqual(['b1']);
  expect(await receive()).toEqual([]);
  await remove(first);
  expect(listBodies(await receive())).toEqual(['a2']);
});

test('a message whose visibility ends comes back before the later ones of its group', async () => {
  const { sqs, QueueUrl, send, receive } = await startWithFifoQueue();
  await send('1', 'a');
  await send('2', 'a');
  const [first] = await receive(1);
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: first?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  expect(listBodies(await receive())).toEqual(['1', '2']);
});

test('who waits gets the next message as soon as its group is free', async () => {
  const { sqs, QueueUrl, send, receive, remove, clock } = await startWithFifoQueue();
  await send('1', 'a');
  await send('2', 'a');
  const [first] = await receive(1);
  const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  await clock.whenSleeping();
  await remove(first);
  expect(listBodies((await waiting).Messages ?? [])).toEqual(['2']);
});

test('the same content within five minutes is one message, even after it was deleted', async () => {
  const { send, receive, remove, clock } = await startWithFifoQueue();
  const first = await send('order', 'a');
  const [received] = await receive();
  await remove(received);
  await clock.advance(5 * MINUTE_MS - 1);
  const { MessageId, SequenceNumber } = await send('order', 'b');
  expect({ MessageId, SequenceNumber }).toEqual({
    MessageId: first.MessageId,
    SequenceNumber: first.SequenceNumber,
  });
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  await send('order', 'a');
  expect(listBodies(await receive())).toEqual(['order']);
});

test('an id of the sender decides before the content, in a batch too', async () => {
  const { sqs, QueueUrl, receive } = await startWithFifoQueue();
  const entry = (Id: string, MessageBody: string, MessageDeduplicationId: string) => ({
    Id,
    MessageBody,
    MessageDeduplicationId,
    MessageGroupId: 'a',
  });
  const Entries = [entry('0', 'x', '1'), entry('1', 'x', '2'), entry('2', 'y', '1')];
  const { Successful } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  expect(Successful?.[2]?.MessageId).toBe(Successful?.[0]?.MessageId);
  const received = await receive();
  expect(listBodies(received)).toEqual(['x', 'x']);
  const ids = received.map(({ Attributes }) => Attributes?.MessageDeduplicationId);
  expect(ids).toEqual(['1', '2']);
});

test('with the scope of a group, other groups may repeat an id', async () => {
  const { send, receive } = await startWithFifoQueue({ DeduplicationScope: 'messageGroup' });
  for (const group of ['a', 'b', 'a']) await send('order', group);
  const groups = (await receive()).map(({ Attributes }) => Attributes?.MessageGroupId);
  expect(groups).toEqual(['a', 'b']);
});

test('a message received too often goes to the FIFO dead-letter queue with its group', async () => {
  const { sqs, QueueUrl, makeQueue, send, receive, clock } = await startWithFifoQueue();
  const dead = await makeQueue('dead.fifo', {});
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: makeTestArn('dead.fifo'),
    maxReceiveCount: 1,
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  await send('1', 'a');
  await send('2', 'a');
  await receive(1);
  await clock.advance(30_000);
  expect(listBodies(await receive())).toEqual(['2']);
  const [message] = await receive(10, dead);
  expect(message).toMatchObject({ Body: '1', Attributes: { MessageGroupId: 'a' } });
});

test('a standard queue cannot be the dead-letter queue of a FIFO queue', async () => {
  const { sqs, QueueUrl } = await startWithFifoQueue();
  await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: makeTestArn('dead'),
    maxReceiveCount: 1,
  });
  await expect(
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('an expired receipt deletes nothing and is an error', async () => {
  const { send, receive, remove, clock } = await startWithFifoQueue();
  await send('1', 'a');
  const [message] = await receive();
  await clock.advance(30_000);
  await expect(remove(message)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  expect(listBodies(await receive())).toEqual(['1']);
});

test.each<[string, Partial<SendMessageCommandInput>, string]>([
  ['without a group', { MessageGroupId: undefined }, 'MissingParameter'],
  ['with a blank in its group', { MessageGroupId: 'a b' }, 'InvalidParameterValue'],
  ['with a delay of its own', { DelaySeconds: 5 }, 'InvalidParameterValue'],
  ['with an empty id', { MessageDeduplicationId: '' }, 'InvalidParameterValue'],
])('a message %s is refused', async (_, options, name) => {
  const { send, receive } = await startWithFifoQueue();
  await expect(send('1', 'a', options)).rejects.toMatchObject({ name });
  expect(await receive()).toEqual([]);
});

test('without deduplication by content a message needs an id', async () => {
  const { send } = await startWithFifoQueue({ ContentBasedDeduplication: 'false' });
  await expect(send('1', 'a')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await send('1', 'a', { MessageDeduplicationId: '1' });
});
