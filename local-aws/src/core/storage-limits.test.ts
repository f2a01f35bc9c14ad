import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecretCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalAws } from '../start-local-aws.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { makeClientConfig } from '../testing/start-test-aws.ts';
import { DAY_MS } from './clock.ts';
import type { StorageLimits } from './storage-limits.ts';

async function start(storageLimits: Partial<StorageLimits> = {}) {
  const clock = createManualClock();
  const log: string[] = [];
  const { origin, close } = await startLocalAws({
    port: 0,
    dataPath: ':memory:',
    clock,
    storageLimits,
    log: (text) => log.push(text),
  });
  const config = makeClientConfig(origin);
  const clients = {
    sqs: new SQSClient(config),
    logs: new CloudWatchLogsClient(config),
    metrics: new CloudWatchClient(config),
    secrets: new SecretsManagerClient(config),
  };
  onTestFinished(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await close();
  });
  return { clock, log, ...clients };
}

const names = { logGroupName: '/g', logStreamName: 's' };

async function startWithLogs(storageLimits: Partial<StorageLimits> = {}) {
  const aws = await start(storageLimits);
  const { logGroupName } = names;
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
  await aws.logs.send(new CreateLogStreamCommand(names));
  const write = (...messages: string[]) => {
    const logEvents = messages.map((message) => ({ timestamp: aws.clock.now(), message }));
    return aws.logs.send(new PutLogEventsCommand({ ...names, logEvents }));
  };
  const read = async () => {
    const { events = [] } = await aws.logs.send(new FilterLogEventsCommand({ logGroupName }));
    return events.map(({ message }) => message);
  };
  return { ...aws, write, read };
}

test('log events over the limit are removed, the oldest first', async () => {
  const { write, read } = await startWithLogs({ logBytes: 100 });
  for (let number = 0; number < 30; number++) await write(`event ${number}`.padEnd(10));
  const kept = (await read()).map((message) => message?.trim());
  expect(kept.at(-1)).toBe('event 29');
  expect(kept.length).toBeGreaterThan(8);
  expect(kept.length).toBeLessThan(11);
  expect(kept).toEqual(kept.map((_, index) => `event ${30 - kept.length + index}`));
});

test('log events of a group without retention are removed after 30 days, then their stream', async () => {
  const { clock, logs, write, read } = await startWithLogs();
  await write('old');
  const logStreamName = 'of today';
  await clock.advance(29 * DAY_MS);
  await write('new');
  expect(await read()).toEqual(['old', 'new']);
  await clock.advance(2 * DAY_MS);
  expect(await read()).toEqual(['new']);

  await clock.advance(30 * DAY_MS);
  await logs.send(new CreateLogStreamCommand({ ...names, logStreamName }));
  const logEvents = [{ timestamp: clock.now(), message: 'newest' }];
  await logs.send(new PutLogEventsCommand({ ...names, logStreamName, logEvents }));
  const { logStreams = [] } = await logs.send(
    new DescribeLogStreamsCommand({ logGroupName: names.logGroupName }),
  );
  expect(logStreams.map((stream) => stream.logStreamName)).toEqual([logStreamName]);
});

async function startWithQueue(storageLimits: Partial<StorageLimits> = {}) {
  const aws = await start(storageLimits);
  const Attributes = { MessageRetentionPeriod: '3600' };
  const urls: (string | undefined)[] = [];
  for (const QueueName of ['full', 'other']) {
    const { QueueUrl } = await aws.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    urls.push(QueueUrl);
  }
  const send = (MessageBody: string, QueueUrl = urls[0]) =>
    aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const count = async (QueueUrl = urls[0]) => {
    const { Attributes: read } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return Number(read?.['ApproximateNumberOfMessages']);
  };
  return { ...aws, urls, send, count };
}

test('messages over the limit of a queue are removed, the oldest first, and the log says so', async () => {
  const { sqs, log, urls, send, count } = await startWithQueue({ queueBytes: 100 });
  await send('of another queue', urls[1]);
  for (let number = 0; number < 11; number++) await send(`${number}`.padEnd(10));
  expect(await count()).toBe(9);
  expect(await count(urls[1])).toBe(1);
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: urls[0], MaxNumberOfMessages: 10 }),
  );
  expect(Messages.map(({ Body }) => Number(Body))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(log).toEqual([expect.stringMatching(/The queue full .* 2 oldest messages/)]);
});

test('expired messages are removed even if nobody reads their queue', async () => {
  const { clock, urls, send, count } = await startWithQueue();
  await send('old');
  await clock.advance(3_599_000);
  await send('new', urls[1]);
  expect(await count()).toBe(1);
  await clock.advance(61_000);
  await send('newer', urls[1]);
  expect(await count()).toBe(0);
  expect(await count(urls[1])).toBe(2);
});

test('metric values over the limit are removed, the oldest first', async () => {
  const { clock, metrics } = await start({ metricValues: 20 });
  const startedAt = clock.now();
  for (let Value = 0; Value < 60; Value++) {
    const MetricData = [{ MetricName: 'M', Value, Timestamp: new Date(clock.now()) }];
    await metrics.send(new PutMetricDataCommand({ Namespace: 'N', MetricData }));
    await clock.advance(60_000);
  }
  const { Datapoints = [] } = await metrics.send(
    new GetMetricStatisticsCommand({
      Namespace: 'N',
      MetricName: 'M',
      StartTime: new Date(startedAt),
      EndTime: new Date(clock.now()),
      Period: 60,
      Statistics: ['Sum'],
    }),
  );
  const values = Datapoints.map(({ Sum = 0 }) => Sum).sort((a, b) => a - b);
  expect(values.at(-1)).toBe(59);
  expect(values.length).toBeGreaterThan(14);
  expect(values.length).toBeLessThan(21);
  expect(values).toEqual(values.map((_, index) => 60 - values.length + index));
});

test('of unlabeled versions the newest hundred are kept, and all of the last day', async () => {
  const { clock, secrets } = await start();
  await secrets.send(new CreateSecretCommand({ Name: 'a', SecretString: '0' }));
  const put = (SecretString: string) =>
    secrets.send(new PutSecretValueCommand({ SecretId: 'a', SecretString }));
  const count = async () => {
    const { Versions = [] } = await secrets.send(
      new ListSecretVersionIdsCommand({ SecretId: 'a', IncludeDeprecated: true, MaxResults: 100 }),
    );
    return Versions.length;
  };
  for (let number = 1; number < 95; number++) await put(`${number}`);
  await clock.advance(DAY_MS + 1);
  expect(await count()).toBe(95);
  for (let number = 95; number < 105; number++) await put(`${number}`);
  expect(await count()).toBe(100);
});
