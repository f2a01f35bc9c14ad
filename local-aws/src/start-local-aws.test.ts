import { mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalAws } from './start-local-aws.ts';
import { makeClientConfig } from './testing/start-test-aws.ts';

const PAGE_BYTES = 4096;

test("damage in the middle of the state file is reported with the file's name when it is read", async () => {
  const dataPath = mkdtempSync(join(tmpdir(), 'local-aws-'));
  onTestFinished(() => rmSync(dataPath, { recursive: true, force: true }));
  const first = await startLocalAws({ port: 0, dataPath });
  const sqs = new SQSClient(makeClientConfig(first.origin));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
  for (let number = 0; number < 20; number++) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(3000) }));
  }
  await first.close();
  const path = join(dataPath, 'local-aws.sqlite');
  const file = openSync(path, 'r+');
  // The first page lists the tables; their data is overwritten.
  const junk = Buffer.alloc(statSync(path).size - PAGE_BYTES, 0xff);
  writeSync(file, junk, 0, junk.length, PAGE_BYTES);

  const told: unknown[] = [];
  const onUnexpectedError = (error: unknown) => told.push(error);
  const failure = await startLocalAws({ port: 0, dataPath, onUnexpectedError }).then(
    async ({ origin, close }) => {
      onTestFinished(close);
      const again = new SQSClient(makeClientConfig(origin));
      await again.send(new CreateQueueCommand({ QueueName: 'other' })).catch(() => undefined);
      return told[0];
    },
    (error: unknown) => error,
  );

  expect(failure).toMatchObject({
    name: 'UnusableDatabase',
    message: expect.stringContaining(`The state file ${path} is damaged`),
  });
});
