import {
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { BatchGetSecretValueCommand, CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  ChangeMessageVisibilityBatchCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { callOverHttp } from '../testing/call-over-http.ts';
import { makeClientConfig, startTestAws } from '../testing/start-test-aws.ts';

/** The second of the entries of the next call of `operation` fails. */
async function startWithFault(operation: string) {
  const aws = await startTestAws();
  const body = JSON.stringify({ operation, fault: 'entry', entries: [1], times: 1 });
  const events = new EventBridgeClient(makeClientConfig(aws.origin));
  onTestFinished(() => events.destroy());
  expect((await callOverHttp(`${aws.origin}/_local/faults`, { body })).status).toBe(201);
  const { QueueUrl = '' } = await aws.sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
  return { ...aws, events, QueueUrl };
}

const sent = [
  { Id: 'a', MessageBody: 'first' },
  { Id: 'b', MessageBody: 'second' },
];
const internal = [{ Id: 'b', Code: 'InternalError', SenderFault: false }];
const targets = [
  { Id: 'a', Arn: 'arn:aws:sqs:us-east-1:000000000000:q' },
  { Id: 'b', Arn: 'arn:aws:sqs:us-east-1:000000000000:q' },
];

test('SendMessageBatch sends all but the failed entry', async () => {
  const { sqs, QueueUrl } = await startWithFault('SendMessageBatch');
  const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: sent }));
  expect(answer).toMatchObject({ Successful: [{ Id: 'a' }], Failed: internal });
  const AttributeNames = ['ApproximateNumberOfMessages'] as const;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  expect(Attributes?.['ApproximateNumberOfMessages']).toBe('1');
});

test.each([
  ['DeleteMessageBatch', 0, 1],
  ['ChangeMessageVisibilityBatch', 1, 1],
])('%s changes all but the failed entry', async (operation, visible, inFlight) => {
  const { sqs, QueueUrl } = await startWithFault(operation);
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: sent }));
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  const Entries = Messages.map(({ ReceiptHandle }, index) => ({
    Id: sent[index]?.Id ?? '',
    ReceiptHandle: ReceiptHandle ?? '',
  }));
  const answer = await (operation === 'DeleteMessageBatch'
    ? sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    : sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl,
          Entries: Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
        }),
      ));
  expect(answer).toMatchObject({ Successful: [{ Id: 'a' }], Failed: internal });
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
  });
});

test.each(['PutTargets', 'RemoveTargets'])(
  '%s leaves the failed target as it was',
  async (operation) => {
    const { events } = await startWithFault(operation);
    await events.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["s"]}' }));
    const put = await events.send(new PutTargetsCommand({ Rule: 'r', Targets: targets }));
    const removed = await events.send(new RemoveTargetsCommand({ Rule: 'r', Ids: ['a', 'b'] }));
    expect(operation === 'PutTargets' ? put : removed).toMatchObject({
      FailedEntryCount: 1,
      FailedEntries: [{ TargetId: 'b', ErrorCode: 'InternalException' }],
    });
    const left = await events.send(new ListTargetsByRuleCommand({ Rule: 'r' }));
    expect(left.Targets?.map(({ Id }) => Id)).toEqual(operation === 'PutTargets' ? [] : ['b']);
  },
);

test('PutEvents puts all but the failed entry', async () => {
  const { events } = await startWithFault('PutEvents');
  const entry = { Source: 's', DetailType: 't', Detail: '{}' };
  const { Entries } = await events.send(new PutEventsCommand({ Entries: [entry, entry, entry] }));
  expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    'InternalFailure',
    undefined,
  ]);
});

test('BatchGetSecretValue reports the secret that it could not read', async () => {
  const { secrets } = await startWithFault('BatchGetSecretValue');
  for (const Name of ['a', 'b']) {
    await secrets.send(new CreateSecretCommand({ Name, SecretString: Name }));
  }
  const answer = await secrets.send(new BatchGetSecretValueCommand({ SecretIdList: ['a', 'b'] }));
  expect(answer).toMatchObject({
    SecretValues: [{ Name: 'a' }],
    Errors: [{ SecretId: 'b', ErrorCode: 'InternalServiceError' }],
  });
});
