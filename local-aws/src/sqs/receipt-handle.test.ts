import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { startWithQueue } from './testing/start-with-queue.ts';

async function startWithReceived(bodies: string[] = ['x']) {
  const started = await startWithQueue();
  for (const body of bodies) await started.send(body);
  const messages = await started.receive();
  const handles = messages.map(({ ReceiptHandle = '' }) => ReceiptHandle);
  return { ...started, handles, handle: handles[0] ?? '' };
}

test('a deleted message is never received again, and deleting it again succeeds', async () => {
  const { sqs, queueUrl, handle, clock, receive } = await startWithReceived();
  const deletion = { QueueUrl: queueUrl, ReceiptHandle: handle };
  await sqs.send(new DeleteMessageCommand(deletion));
  await sqs.send(new DeleteMessageCommand(deletion));
  await clock.advance(3_600_000);
  expect(await receive()).toEqual([]);
});

test('a message can be deleted after its visibility timeout if nobody else received it', async () => {
  const { sqs, queueUrl, handle, clock, receive } = await startWithReceived();
  await clock.advance(3_600_000);
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: handle }));
  expect(await receive()).toEqual([]);
});

test('the handle of an earlier receive deletes nothing', async () => {
  const { sqs, queueUrl, handle, clock, receive, count } = await startWithReceived();
  await clock.advance(30_000);
  await receive();
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: handle }));
  expect(await count()).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
});

test('a batch of deletions reports each', async () => {
  const { sqs, queueUrl, handles, count } = await startWithReceived(['a', 'b']);
  const Entries = ['bogus', ...handles].map((ReceiptHandle, i) => ({ Id: `${i}`, ReceiptHandle }));
  const answer = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['1', '2']);
  expect(answer.Failed).toMatchObject([{ Id: '0', Code: 'ReceiptHandleIsInvalid' }]);
  expect(await count()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test('visibility is extended, counting from now', async () => {
  const { sqs, queueUrl, handle, clock, receive } = await startWithReceived();
  await clock.advance(20_000);
  const change = { QueueUrl: queueUrl, ReceiptHandle: handle, VisibilityTimeout: 60 };
  await sqs.send(new ChangeMessageVisibilityCommand(change));
  await clock.advance(59_999);
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  expect(await receive()).toHaveLength(1);
});

test('visibility 0 returns a message at once, even to a waiting receiver', async () => {
  const { sqs, queueUrl, handle, clock, receive } = await startWithReceived();
  const poll = receive({ WaitTimeSeconds: 20 });
  await clock.whenSleeping();
  const change = { QueueUrl: queueUrl, ReceiptHandle: handle, VisibilityTimeout: 0 };
  await sqs.send(new ChangeMessageVisibilityCommand(change));
  expect(await poll).toHaveLength(1);
});

test('visibility is changed in batches', async () => {
  const { sqs, queueUrl, handles, count } = await startWithReceived(['a', 'b', 'c']);
  const Entries = handles.map((ReceiptHandle, i) => ({
    Id: `${i}`,
    ReceiptHandle,
    VisibilityTimeout: [0, 43_201, 0][i],
  }));
  const answer = await sqs.send(
    new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }),
  );
  expect(answer.Failed).toMatchObject([{ Id: '1', Code: 'InvalidParameterValue' }]);
  expect(await count()).toEqual({ visible: 2, inFlight: 1, delayed: 0 });
});

test('the visibility of a message no longer in flight cannot be changed', async () => {
  const { sqs, queueUrl, handle, clock, receive } = await startWithReceived();
  const change = { QueueUrl: queueUrl, ReceiptHandle: handle, VisibilityTimeout: 5 };
  await clock.advance(30_000);
  await expect(sqs.send(new ChangeMessageVisibilityCommand(change))).rejects.toMatchObject({
    name: 'MessageNotInflight',
  });
  await receive();
  await expect(sqs.send(new ChangeMessageVisibilityCommand(change))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('Message does not exist or is not available'),
  });
});

test.each([
  ['a text that is not a handle', () => 'bogus'],
  ['half a handle', (handle: string) => handle.slice(0, 20)],
])('%s is refused', async (_, spoil) => {
  const { sqs, queueUrl, handle } = await startWithReceived();
  const ReceiptHandle = spoil(handle);
  await expect(
    sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle })),
  ).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test("another queue's handle is refused", async () => {
  const { sqs, makeQueue, handle, count } = await startWithReceived();
  const QueueUrl = await makeQueue('other');
  await expect(
    sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle })),
  ).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  expect((await count()).inFlight).toBe(1);
});
