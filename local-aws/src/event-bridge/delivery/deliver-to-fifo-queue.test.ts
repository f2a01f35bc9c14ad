import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { letRulesSend, orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const JOBS_ARN = 'arn:aws:sqs:us-east-1:000000000000:jobs.fifo';

async function startWithFifoTarget(MessageGroupId: string, ContentBasedDeduplication = 'true') {
  const aws = await startEventBridge();
  const Policy = letRulesSend(JOBS_ARN, '*');
  const { QueueUrl } = await aws.sqs.send(
    new CreateQueueCommand({
      QueueName: 'jobs.fifo',
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication, Policy },
    }),
  );
  const dead = await aws.makeQueue('dead');
  const target = {
    Id: 'q',
    Arn: JOBS_ARN,
    SqsParameters: { MessageGroupId },
    DeadLetterConfig: { Arn: dead.arn },
  };
  await aws.makeRule({ name: 'orders', targets: [target] });
  const receiveJob = async () => {
    const { Messages } = await aws.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds: 20,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages?.[0];
  };
  return { ...aws, dead, receiveJob };
}

test.each([
  ['a text', 'orders', 'orders'],
  ['a JSON path to text', '$.detail.customer', 'c-7'],
  ['a JSON path to a number', '$.detail.number', '1'],
])('an event reaches a FIFO queue in the group that %s gives', async (_, groupId, expected) => {
  const aws = await startWithFifoTarget(groupId);
  await aws.putEvents({ ...orderEntry, Detail: '{"number":1,"customer":"c-7"}' });
  const message = await aws.receiveJob();
  expect(JSON.parse(message?.Body ?? '').detail.number).toBe(1);
  expect(message?.Attributes?.MessageGroupId).toBe(expected);
});

test.each([
  ['the JSON path finds nothing', '$.detail.none', 'true'],
  ['the queue does not deduplicate by content', 'orders', 'false'],
])('when %s, the event goes to the dead-letter queue', async (_, groupId, byContent) => {
  const aws = await startWithFifoTarget(groupId, byContent);
  await aws.putEvents(orderEntry);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('INVALID_PARAMETER');
});
