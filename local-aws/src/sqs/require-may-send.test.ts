import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { requireLocalAws } from '../testing/start-aws-under-test.ts';
import { makeClientConfig } from '../testing/start-test-aws.ts';
import { makeTestArn, startWithQueue } from './testing/start-with-queue.ts';

const ROLE = 'arn:aws:iam::000000000000:role/gateway';

const onlyTheRoleSends = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:SendMessage',
    Resource: makeTestArn('queue'),
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE } },
  },
});

async function startWithPolicy(accessKeyId: string) {
  requireLocalAws('a caller whose role is in its access key');
  const started = await startWithQueue({ Policy: onlyTheRoleSends });
  const credentials = { accessKeyId, secretAccessKey: 'any' };
  const sqs = new SQSClient({ ...makeClientConfig(started.origin), credentials });
  onTestFinished(() => sqs.destroy());
  const QueueUrl = started.queueUrl;
  const calls = [
    () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' })),
    () =>
      sqs.send(
        new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'two' }] }),
      ),
  ];
  return { ...started, calls };
}

test.each([
  ['any', 'arn:aws:iam::000000000000:root'],
  ['role:other', 'arn:aws:iam::000000000000:role/other'],
  ['role:', 'arn:aws:iam::000000000000:root'],
])(
  'the caller "%s" that the policy denies sends nothing, alone or in a batch',
  async (key, arn) => {
    const { calls, count } = await startWithPolicy(key);
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        name: 'AccessDenied',
        Code: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
        message: `User: ${arn} is not authorized to perform: sqs:sendmessage on resource: ${makeTestArn('queue')} with an explicit deny in a resource-based policy`,
      });
    }
    expect(await count()).toMatchObject({ visible: 0 });
  },
);

test('the role that the policy exempts sends, alone and in a batch', async () => {
  const { calls, count } = await startWithPolicy('role:gateway');
  for (const call of calls) await call();
  expect(await count()).toMatchObject({ visible: 2 });
});

test('a caller that may not send can do everything else', async () => {
  const { receive, count } = await startWithPolicy('any');
  expect(await receive()).toEqual([]);
  expect(await count()).toMatchObject({ visible: 0 });
});
