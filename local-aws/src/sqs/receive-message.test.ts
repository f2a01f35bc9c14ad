import {
  DeleteQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { listBodies, startWithQueue } from './testing/start-with-queue.ts';

test('a received message is hidden until its timeout, then received again and counted', async () => {
  const { send, receive, count, clock } = await startWithQueue();
  await send('x');
  const [first] = await receive({ VisibilityTimeout: 20 });
  expect(await receive()).toEqual([]);
  expect(await count()).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  await clock.advance(19_999);
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  expect(await count()).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  const [second] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(second).toMatchObject({
    MessageId: first?.MessageId,
    Attributes: { ApproximateReceiveCount: '2' },
  });
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
});

test("a receive without a timeout uses the queue's", async () => {
  const { send, receive, clock } = await startWithQueue({ VisibilityTimeout: '3' });
  await send('x');
  await receive();
  await clock.advance(2999);
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  expect(await receive()).toHaveLength(1);
});

test('messages are received in the order sent, as many as requested', async () => {
  const { sqs, queueUrl, receive } = await startWithQueue();
  const bodies = ['a', 'b', 'c', 'd'];
  const Entries = bodies.map((body) => ({ Id: body, MessageBody: body }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  expect(listBodies(await receive({ MaxNumberOfMessages: 3 }))).toEqual(['a', 'b', 'c']);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
  expect(listBodies(Messages)).toEqual(['d']);
});

test('two receivers at once never get the same message', async () => {
  const { send, receive } = await startWithQueue();
  for (let index = 0; index < 12; index++) await send(`${index}`);
  const parts = await Promise.all(
    Array.from({ length: 6 }, () => receive({ MaxNumberOfMessages: 2 })),
  );
  expect(new Set(listBodies(parts.flat())).size).toBe(12);
});

test("a message is gone after the queue's retention period", async () => {
  const { send, receive, count, clock } = await startWithQueue({ MessageRetentionPeriod: '60' });
  await send('x');
  await clock.advance(59_999);
  expect((await count()).visible).toBe(1);
  await clock.advance(1);
  expect((await count()).visible).toBe(0);
  expect(await receive()).toEqual([]);
});

test.each<[string, Partial<ReceiveMessageCommandInput>, object]>([
  ['nothing by default', {}, {}],
  ['all', { MessageAttributeNames: ['All'] }, { names: ['a.one', 'a.two', 'b'] }],
  ['all by pattern', { MessageAttributeNames: ['.*'] }, { names: ['a.one', 'a.two', 'b'] }],
  ['those with a prefix', { MessageAttributeNames: ['a.*'] }, { names: ['a.one', 'a.two'] }],
  ['one by name', { MessageAttributeNames: ['b', 'nobody'] }, { names: ['b'] }],
  [
    'a system one by the old name',
    { AttributeNames: ['SenderId' as 'All'] },
    { system: ['SenderId'] },
  ],
  [
    'a system one by the new name',
    { MessageSystemAttributeNames: ['SenderId'] },
    { system: ['SenderId'] },
  ],
])('a receiver gets attributes: %s', async (_, query, expected) => {
  const { send, receive } = await startWithQueue();
  const value = { DataType: 'String', StringValue: 'x' };
  await send('x', { MessageAttributes: { 'a.one': value, 'a.two': value, b: value } });
  const [message] = await receive(query);
  expect({
    names: Object.keys(message?.MessageAttributes ?? {}),
    system: Object.keys(message?.Attributes ?? {}),
  }).toEqual({ names: [], system: [], ...expected });
  expect(message?.MD5OfMessageAttributes === undefined).toBe(!('names' in expected));
});

test('a long poll is woken by a message', async () => {
  const { send, receive, clock } = await startWithQueue();
  const poll = receive({ WaitTimeSeconds: 20 });
  await clock.whenSleeping();
  await send('x');
  expect(listBodies(await poll)).toEqual(['x']);
});

test('of two long polls one gets the message, the other keeps waiting', async () => {
  const { send, receive, clock } = await startWithQueue();
  const polls = [receive({ WaitTimeSeconds: 20 }), receive({ WaitTimeSeconds: 20 })];
  await clock.whenSleeping(2);
  await send('first');
  expect(listBodies(await Promise.race(polls))).toEqual(['first']);
  await send('second');
  expect(listBodies((await Promise.all(polls)).flat()).sort()).toEqual(['first', 'second']);
});

test('a long poll returns empty when its time is over, not before', async () => {
  const { receive, clock } = await startWithQueue({ ReceiveMessageWaitTimeSeconds: '10' });
  let isAnswered = false;
  const poll = receive().then((messages) => {
    isAnswered = true;
    return messages;
  });
  await clock.whenSleeping();
  await clock.advance(9999);
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  expect(await poll).toEqual([]);
});

test('a long poll gets a message whose delay or timeout ends meanwhile', async () => {
  const { send, receive, clock } = await startWithQueue();
  await send('delayed', { DelaySeconds: 4 });
  const poll = receive({ WaitTimeSeconds: 20, VisibilityTimeout: 3 });
  await clock.whenSleeping();
  await clock.advance(4000);
  expect(listBodies(await poll)).toEqual(['delayed']);
  const again = receive({ WaitTimeSeconds: 20 });
  await clock.whenSleeping();
  await clock.advance(3000);
  expect(listBodies(await again)).toEqual(['delayed']);
});

test('no message is taken for a long poll whose caller has disconnected', async () => {
  const { sqs, queueUrl, send, receive, clock } = await startWithQueue();
  const caller = new AbortController();
  const poll = sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: caller.signal,
  });
  await clock.whenSleeping();
  caller.abort();
  await expect(poll).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => clock.countSleepers()).toBe(0);
  await send('x');
  expect(listBodies(await receive())).toEqual(['x']);
});

test('a long poll ends when its queue is deleted', async () => {
  const { sqs, queueUrl, receive, clock } = await startWithQueue();
  const poll = receive({ WaitTimeSeconds: 20 }).catch((error: Error) => error.name);
  await clock.whenSleeping();
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
  expect(await poll).toBe('QueueDoesNotExist');
});

test.each<[Partial<ReceiveMessageCommandInput>, string]>([
  [{ MaxNumberOfMessages: 0 }, 'InvalidParameterValue'],
  [{ MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
  [{ WaitTimeSeconds: 21 }, 'InvalidParameterValue'],
  [{ VisibilityTimeout: 43_201 }, 'InvalidParameterValue'],
  [{ AttributeNames: ['Colour' as 'All'] }, 'InvalidAttributeName'],
  [{ ReceiveRequestAttemptId: 'x' }, 'InvalidParameterValue'],
])('receiving with %j is refused', async (query, name) => {
  const { receive } = await startWithQueue();
  await expect(receive(query)).rejects.toMatchObject({ name });
});
