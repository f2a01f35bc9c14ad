import {
  CreateQueueCommand,
  DeleteQueueCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { listBodies, makeTestArn, startWithQueue } from './testing/start-with-queue.ts';

function makePolicy(maxReceiveCount: number | string, target = 'dead'): string {
  return JSON.stringify({ deadLetterTargetArn: makeTestArn(target), maxReceiveCount });
}

async function startWithDeadLetters(maxReceiveCount: number | string) {
  const started = await startWithQueue({ VisibilityTimeout: '1' });
  const deadUrl = await started.makeQueue('dead');
  const Attributes = { RedrivePolicy: makePolicy(maxReceiveCount) };
  await started.sqs.send(new SetQueueAttributesCommand({ QueueUrl: started.queueUrl, Attributes }));
  return { ...started, deadUrl };
}

test.each([2, '2'])('after %j receives a message goes to the dead-letter queue', async (max) => {
  const { send, receive, clock, deadUrl } = await startWithDeadLetters(max);
  const sentAt = clock.now();
  const MessageAttributes = { a: { DataType: 'String', StringValue: 'x' } };
  const { MessageId } = await send('poison', { MessageAttributes });
  for (let time = 0; time < 2; time++) {
    expect(listBodies(await receive())).toEqual(['poison']);
    await clock.advance(1000);
  }
  await send('healthy');
  expect(listBodies(await receive())).toEqual(['healthy']);
  const dead = await receive({
    QueueUrl: deadUrl,
    MessageAttributeNames: ['All'],
    AttributeNames: ['All'],
  });
  expect(dead).toMatchObject([
    {
      MessageId,
      Body: 'poison',
      MessageAttributes,
      Attributes: {
        DeadLetterQueueSourceArn: makeTestArn('queue'),
        SentTimestamp: String(sentAt),
      },
    },
  ]);
});

test('a message that goes to the dead-letter queue wakes a receiver waiting there', async () => {
  const { send, receive, clock, deadUrl } = await startWithDeadLetters(1);
  await send('poison');
  await receive();
  await clock.advance(1000);
  const poll = receive({ QueueUrl: deadUrl, WaitTimeSeconds: 20 });
  await clock.whenSleeping();
  expect(await receive()).toEqual([]);
  expect(listBodies(await poll)).toEqual(['poison']);
});

test('a message received too often stays while the dead-letter queue does not exist', async () => {
  const { sqs, send, receive, clock, deadUrl } = await startWithDeadLetters(1);
  await send('poison');
  await sqs.send(new DeleteQueueCommand({ QueueUrl: deadUrl }));
  for (let time = 0; time < 3; time++) {
    expect(listBodies(await receive())).toEqual(['poison']);
    await clock.advance(1000);
  }
});

test.each([
  ['a queue that does not exist', makePolicy(3, 'nobody'), 'InvalidParameterValue'],
  [
    'no maxReceiveCount',
    JSON.stringify({ deadLetterTargetArn: makeTestArn('dead') }),
    'InvalidAttributeValue',
  ],
  ['count 0', makePolicy(0), 'InvalidAttributeValue'],
  ['count 1001', makePolicy(1001), 'InvalidAttributeValue'],
  ['invalid JSON', 'dead', 'InvalidAttributeValue'],
])('a redrive policy with %s is refused', async (_, RedrivePolicy, name) => {
  const { sqs, queueUrl, makeQueue } = await startWithQueue();
  await makeQueue('dead');
  const change = { QueueUrl: queueUrl, Attributes: { RedrivePolicy } };
  await expect(sqs.send(new SetQueueAttributesCommand(change))).rejects.toMatchObject({ name });
});

test.each([
  [{ redrivePermission: 'allowAll' }, true],
  [{ redrivePermission: 'denyAll' }, false],
  [{ redrivePermission: 'byQueue', sourceQueueArns: [makeTestArn('source')] }, true],
  [{ redrivePermission: 'byQueue', sourceQueueArns: [makeTestArn('other')] }, false],
])('a dead-letter queue with %j', async (allow, isTaken) => {
  const { sqs, makeQueue } = await startWithQueue();
  await makeQueue('dead', { RedriveAllowPolicy: JSON.stringify(allow) });
  const Attributes = { RedrivePolicy: makePolicy(3) };
  const made = sqs.send(new CreateQueueCommand({ QueueName: 'source', Attributes })).then(
    () => true,
    () => false,
  );
  expect(await made).toBe(isTaken);
});
