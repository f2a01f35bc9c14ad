import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { closeServer, listenOnLoopback } from './server/listen-on-loopback.ts';
import { endProcess, readOrigin, startLocalProcess } from './testing/start-local-process.ts';
import { makeClientConfig } from './testing/start-test-aws.ts';

/** Each test starts processes, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-aws-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what was acknowledged survives a SIGKILL and a restart on another port', async () => {
  const env = { LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: join(makeDataFolder(), 'made', 'by-it') };
  const first = startLocalProcess(env);
  const config = makeClientConfig(await readOrigin(first));
  const secrets = new SecretsManagerClient(config);
  const sqs = new SQSClient(config);
  await secrets.send(new CreateSecretCommand({ Name: 'a/b', SecretString: 'kept' }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'kept' }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 3600 }),
  );
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'waiting' }));
  await endProcess(first.child, 'SIGKILL');

  const again = makeClientConfig(await readOrigin(startLocalProcess(env)));
  const secretsAgain = new SecretsManagerClient(again);
  const sqsAgain = new SQSClient(again);
  const value = await secretsAgain.send(new GetSecretValueCommand({ SecretId: 'a/b' }));
  expect(value.SecretString).toBe('kept');
  // The queue URL of the first run still works on the new port.
  const received = await sqsAgain.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  expect(received.Messages?.map(({ Body }) => Body)).toEqual(['waiting']);
  const receipt = { QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle };
  await sqsAgain.send(new DeleteMessageCommand(receipt));
  const found = await sqsAgain.send(new GetQueueUrlCommand({ QueueName: 'kept' }));
  expect(found.QueueUrl).toBe(`${again.endpoint}/000000000000/kept`);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it with exit status 0, even during long polls',
  async (signal) => {
    const local = startLocalProcess({ LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: ':memory:' });
    const sqs = new SQSClient(makeClientConfig(await readOrigin(local)));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
    const poll = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    const failed = poll.catch(() => 'failed');
    await endProcess(local.child, signal);
    expect(local.child.exitCode).toBe(0);
    expect(await failed).toBe('failed');
    expect(local.output().stderr).toBe('');
  },
);

test('a port in use is an error that names the variable', async () => {
  const { server, port } = await listenOnLoopback(0);
  onTestFinished(() => closeServer(server));
  const env = { LOCAL_AWS_PORT: String(port), LOCAL_AWS_DATA: ':memory:' };
  const { child, output } = startLocalProcess(env);
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(output().stderr).toBe(
    `local-aws: Port ${port} is in use: set LOCAL_AWS_PORT to a free port.\n`,
  );
});

test('a data folder that another process uses is an error that names the variable', async () => {
  const env = { LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: makeDataFolder() };
  await readOrigin(startLocalProcess(env));
  const { child, output } = startLocalProcess(env);
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(output().stderr).toMatch(/^local-aws: .* is in use by another process\..*LOCAL_AWS_DATA/);
});

test('a damaged state file is an error that names it and says what to do', async () => {
  const folder = makeDataFolder();
  const path = join(folder, 'local-aws.sqlite');
  writeFileSync(path, 'not what it was'.repeat(1000));
  const { child, output } = startLocalProcess({ LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: folder });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(output().stderr).toMatch(`local-aws: The state file ${path} is damaged`);
  expect(output().stderr).toContain('move it');
});

const readModes = (...paths: string[]) => paths.map((path) => statSync(path).mode & 0o777);

test('its folder and files are made private to their owner, even if others could read them', async () => {
  const folder = join(makeDataFolder(), 'state');
  const env = { LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: folder };
  const listFiles = () => readdirSync(folder).map((name) => join(folder, name));
  for (const isAgain of [false, true]) {
    const started = startLocalProcess(env);
    const sqs = new SQSClient(makeClientConfig(await readOrigin(started)));
    await sqs.send(new CreateQueueCommand({ QueueName: `queue-${isAgain}` }));
    const files = listFiles();
    expect(files).toContain(join(folder, 'local-aws.sqlite-wal'));
    expect(readModes(folder, ...files)).toEqual([0o700, ...files.map(() => 0o600)]);
    await endProcess(started.child, 'SIGKILL');
    for (const path of listFiles()) chmodSync(path, 0o666);
    chmodSync(folder, 0o777);
  }
});

test('a folder with other files in it keeps its mode', async () => {
  const folder = join(makeDataFolder(), 'shared');
  mkdirSync(folder);
  writeFileSync(join(folder, 'notes.txt'), '');
  chmodSync(folder, 0o755);
  await readOrigin(startLocalProcess({ LOCAL_AWS_PORT: '0', LOCAL_AWS_DATA: folder }));
  expect(readModes(folder, join(folder, 'local-aws.sqlite'))).toEqual([0o755, 0o600]);
});

test.each([
  ['LOCAL_AWS_PORT', 'eighty'],
  ['LOCAL_AWS_PORT', '70000'],
  ['LOCAL_AWS_LAMBDA_URLS', '{"f":"ftp://x"}'],
  ['LOCAL_AWS_LAMBDA_URLS', 'none'],
])('%s=%s is an error that names the variable', async (name, value) => {
  const { child, output } = startLocalProcess({ LOCAL_AWS_DATA: ':memory:', [name]: value });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(output().stderr).toMatch(new RegExp(`^local-aws: ${name} must be .*\n$`));
});
