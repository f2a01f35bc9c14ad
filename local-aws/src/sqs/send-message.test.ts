import {
  type MessageAttributeValue,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { requireLocalAws } from '../testing/start-aws-under-test.ts';
import { listBodies, startWithQueue } from './testing/start-with-queue.ts';

test('a message is received as it was sent, with the attributes of the sender and SQS', async () => {
  const { send, receive, clock } = await startWithQueue();
  const sentAt = clock.now();
  const MessageAttributes = {
    text: { DataType: 'String', StringValue: 'grün' },
    count: { DataType: 'Number.int', StringValue: '42' },
    bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
  };
  const sent = await send('{"é":1}', {
    MessageAttributes,
    MessageGroupId: 'fair',
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-2' } },
  });
  await clock.advance(1500);
  const all = { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const] };
  expect(await receive(all)).toEqual([
    {
      MessageId: sent.MessageId,
      ReceiptHandle: expect.any(String),
      Body: '{"é":1}',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes,
      Attributes: {
        SenderId: '000000000000',
        SentTimestamp: String(sentAt),
        ApproximateFirstReceiveTimestamp: String(sentAt + 1500),
        ApproximateReceiveCount: '1',
        MessageGroupId: 'fair',
        AWSTraceHeader: 'Root=1-2',
      },
    },
  ]);
  expect(sent.MD5OfMessageSystemAttributes).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ['the tab, line feed, carriage return', '\t\n\r', true],
  ['a rare character', '\u{1f600}', true],
  ['NUL', 'a\u0000', false],
  ['escape', 'a\u001b', false],
  ['a non-character', '\uffff', false],
])('a body with %s', async (_, body, isTaken) => {
  const { send, receive } = await startWithQueue();
  if (isTaken) {
    await send(body);
    expect(listBodies(await receive())).toEqual([body]);
  } else {
    await expect(send(body)).rejects.toMatchObject({ name: 'InvalidMessageContents' });
    expect(await receive()).toEqual([]);
  }
});

const ATTRIBUTE: Record<string, MessageAttributeValue> = {
  name: { DataType: 'String', StringValue: '12345' },
};

test.each([
  ['1 MiB', 1_048_576, {}, true],
  ['1 MiB and a byte', 1_048_577, {}, false],
  ['1 MiB with its attributes', 1_048_576 - 15, ATTRIBUTE, true],
  ['1 MiB and a byte with its attributes', 1_048_576 - 14, ATTRIBUTE, false],
])('a message of %s', async (_, length, MessageAttributes, isTaken) => {
  const { send } = await startWithQueue();
  const sent = send('x'.repeat(length), { MessageAttributes }).then(
    () => 'taken',
    (error: Error) => error.message,
  );
  const refusal =
    'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.';
  expect(await sent).toBe(isTaken ? 'taken' : refusal);
});

test("the limit is the queue's own, in bytes", async () => {
  const { send, receive } = await startWithQueue({ MaximumMessageSize: '1024' });
  const longest = 'é'.repeat(512);
  await send(longest);
  await expect(send(`${longest}x`)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  expect(listBodies(await receive({ MaxNumberOfMessages: 10 }))).toEqual([longest]);
});

test.each<[string, Record<string, MessageAttributeValue>]>([
  ['no type', { a: { DataType: '', StringValue: 'x' } }],
  ['an unknown type', { a: { DataType: 'Text', StringValue: 'x' } }],
  ['an empty value', { a: { DataType: 'String', StringValue: '' } }],
  ['no value', { a: { DataType: 'String' } }],
  ['text as bytes', { a: { DataType: 'Binary', StringValue: 'x' } }],
  ['two values', { a: { DataType: 'String', StringValue: 'x', BinaryValue: new Uint8Array(1) } }],
  ['a number written in words', { a: { DataType: 'Number', StringValue: 'ten' } }],
  ['a reserved name', { 'AWS.a': { DataType: 'String', StringValue: 'x' } }],
  ['a name with two periods', { 'a..b': { DataType: 'String', StringValue: 'x' } }],
  ['a name with a space', { 'a b': { DataType: 'String', StringValue: 'x' } }],
  [
    'eleven names',
    Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [`a${i}`, { DataType: 'String', StringValue: 'x' }]),
    ),
  ],
])('an attribute with %s is refused', async (_, MessageAttributes) => {
  const { send, count } = await startWithQueue();
  await expect(send('x', { MessageAttributes })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  expect(await count()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test('an invalid number after a million digits is refused in linear time', async () => {
  requireLocalAws('a million digits in one attribute');
  const { send } = await startWithQueue();
  const number = { DataType: 'Number', StringValue: `${'1'.repeat(1_000_000)}x` };
  await expect(send('x', { MessageAttributes: { number } })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});

test.each([
  ['an empty body', { MessageBody: '' }, 'MissingParameter'],
  ['no body', { MessageBody: undefined }, 'MissingParameter'],
  ['a negative delay', { DelaySeconds: -1 }, 'InvalidParameterValue'],
  ['a delay over 15 minutes', { DelaySeconds: 901 }, 'InvalidParameterValue'],
  ['a deduplication id', { MessageDeduplicationId: 'x' }, 'InvalidParameterValue'],
  ['a queue that does not exist', { QueueUrl: 'http://x/000000000000/no' }, 'QueueDoesNotExist'],
  ["another account's queue", { QueueUrl: 'http://x/000000000001/queue' }, 'QueueDoesNotExist'],
])('sending with %s is refused', async (_, wrong, name) => {
  const { sqs, queueUrl } = await startWithQueue();
  const input = { QueueUrl: queueUrl, MessageBody: 'x', ...wrong };
  await expect(sqs.send(new SendMessageCommand(input))).rejects.toMatchObject({ name });
});

test('a delayed message appears when its delay is over, not before', async () => {
  const { send, receive, count, clock } = await startWithQueue({ DelaySeconds: '60' });
  await send('by the queue');
  await send('by the message', { DelaySeconds: 5 });
  await send('at once', { DelaySeconds: 0 });
  expect(await count()).toEqual({ visible: 1, inFlight: 0, delayed: 2 });
  expect(listBodies(await receive())).toEqual(['at once']);
  await clock.advance(4999);
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  expect(listBodies(await receive())).toEqual(['by the message']);
  await clock.advance(55_000);
  expect(listBodies(await receive())).toContain('by the queue');
});

test('a batch accepts valid entries and reports the invalid ones', async () => {
  const { sqs, queueUrl, receive } = await startWithQueue();
  const Entries = [
    { Id: 'a', MessageBody: 'one' },
    { Id: 'b', MessageBody: '\u0000' },
    { Id: 'c', MessageBody: 'three', DelaySeconds: 901 },
    { Id: 'd', MessageBody: 'four' },
  ];
  const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'd']);
  expect(answer.Failed).toMatchObject([
    { Id: 'b', Code: 'InvalidMessageContents', SenderFault: true },
    { Id: 'c', Code: 'InvalidParameterValue', SenderFault: true },
  ]);
  expect(listBodies(await receive())).toEqual(['one', 'four']);
});

const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });

test.each([
  ['no entry', [], 'EmptyBatchRequest'],
  ['eleven', Array.from({ length: 11 }, (_, i) => entry(`${i}`)), 'TooManyEntriesInBatchRequest'],
  ['two entries with the same id', [entry('a'), entry('a')], 'BatchEntryIdsNotDistinct'],
  ['an id with a space', [entry('a b')], 'InvalidBatchEntryId'],
  ['an id of 81 characters', [entry('a'.repeat(81))], 'InvalidBatchEntryId'],
  [
    'over 1 MiB',
    [entry('a', 'x'.repeat(600_000)), entry('b', 'x'.repeat(600_000))],
    'BatchRequestTooLong',
  ],
])('a batch with %s is refused as a whole', async (_, Entries, name) => {
  const { sqs, queueUrl, count } = await startWithQueue();
  await expect(
    sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries })),
  ).rejects.toMatchObject({ name });
  expect(await count()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});
