import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { startLogs } from '../testing/start-logs.ts';

const ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:';

async function listNames(logs: CloudWatchLogsClient, query = {}) {
  const { logGroups = [], nextToken } = await logs.send(new DescribeLogGroupsCommand(query));
  return { names: logGroups.map(({ logGroupName }) => logGroupName), nextToken };
}

test('a log group is described as it was created', async () => {
  const { logs, clock } = await startLogs('/app/one');
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/app/one', retentionInDays: 7 }));
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toMatchObject([
    {
      logGroupName: '/app/one',
      arn: `${ARN}/app/one:*`,
      logGroupArn: `${ARN}/app/one`,
      creationTime: clock.now(),
      retentionInDays: 7,
    },
  ]);
});

test('log groups are listed by prefix or part of the name, page by page', async () => {
  const { logs } = await startLogs('/app/b', '/app/a', '/App/c', '/other');
  expect((await listNames(logs, { logGroupNamePrefix: '/app/' })).names).toEqual([
    '/app/a',
    '/app/b',
  ]);
  const byPart = { logGroupNamePattern: 'APP', limit: 2 };
  const first = await listNames(logs, byPart);
  const second = await listNames(logs, { ...byPart, nextToken: first.nextToken });
  expect(first.names).toEqual(['/App/c', '/app/a']);
  expect(second).toEqual({ names: ['/app/b'], nextToken: undefined });
});

test('a deleted log group is gone with its streams and events', async () => {
  const { logs, clock } = await startLogs('g');
  const stream = { logGroupName: 'g', logStreamName: 's' };
  await logs.send(new CreateLogStreamCommand(stream));
  const logEvents = [{ timestamp: clock.now(), message: 'old' }];
  await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: 'g' }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'g' }));
  await logs.send(new CreateLogStreamCommand(stream));
  expect(await logs.send(new GetLogEventsCommand(stream))).toMatchObject({ events: [] });
});

test('log streams are listed by name or by their last event', async () => {
  const { logs, clock } = await startLogs('g');
  const now = clock.now();
  for (const [logStreamName, age] of [
    ['a-1', 3],
    ['a-2', 1],
    ['b-1', 2],
  ] as const) {
    const stream = { logGroupName: 'g', logStreamName };
    await logs.send(new CreateLogStreamCommand(stream));
    const logEvents = [
      { timestamp: now - age * 1000, message: 'x' },
      { timestamp: now - age, message: 'y' },
    ];
    await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
  }
  const list = async (query: object) => {
    const command = new DescribeLogStreamsCommand({ logGroupName: 'g', ...query });
    const { logStreams = [], nextToken } = await logs.send(command);
    return { names: logStreams.map(({ logStreamName }) => logStreamName), nextToken, logStreams };
  };
  expect((await list({ logStreamNamePrefix: 'a-' })).names).toEqual(['a-1', 'a-2']);
  expect((await list({ descending: true })).names).toEqual(['b-1', 'a-2', 'a-1']);
  const byTime = { orderBy: 'LastEventTime', descending: true, limit: 2 };
  const first = await list(byTime);
  expect(first.names).toEqual(['a-2', 'b-1']);
  expect(first.logStreams[0]).toMatchObject({
    arn: `${ARN}g:log-stream:a-2`,
    creationTime: now,
    firstEventTimestamp: now - 1000,
    lastEventTimestamp: now - 1,
    lastIngestionTime: now,
  });
  const second = await list({ ...byTime, nextToken: first.nextToken });
  expect(second.names).toEqual(['a-1']);
  expect(second.nextToken).toBeUndefined();
});

test('events past the group’s retention are gone', async () => {
  const { logs, clock } = await startLogs('g');
  const stream = { logGroupName: 'g', logStreamName: 's' };
  await logs.send(new CreateLogStreamCommand(stream));
  const logEvents = [{ timestamp: clock.now(), message: 'x' }];
  await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 1 }));
  const day = 86_400_000;
  await clock.advance(day);
  const filter = new FilterLogEventsCommand({ logGroupName: 'g' });
  expect((await logs.send(filter)).events).toHaveLength(1);
  await clock.advance(1);
  expect((await logs.send(filter)).events).toHaveLength(0);
});

describe('refused', () => {
  const stream = { logGroupName: 'g', logStreamName: 's' };

  test.each([
    [
      'a group that exists',
      'ResourceAlreadyExistsException',
      new CreateLogGroupCommand({ logGroupName: 'g' }),
    ],
    ['a stream that exists', 'ResourceAlreadyExistsException', new CreateLogStreamCommand(stream)],
    [
      'a group that does not exist',
      'ResourceNotFoundException',
      new DeleteLogGroupCommand({ logGroupName: 'x' }),
    ],
    [
      'a stream that does not exist',
      'ResourceNotFoundException',
      new GetLogEventsCommand({ ...stream, logStreamName: 'x' }),
    ],
    [
      'a name with a space',
      'InvalidParameterException',
      new CreateLogGroupCommand({ logGroupName: 'a b' }),
    ],
    [
      'a retention of 2 days',
      'InvalidParameterException',
      new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 2 }),
    ],
    [
      'prefix and pattern together',
      'InvalidParameterException',
      new DescribeLogGroupsCommand({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' }),
    ],
    ['no group', 'InvalidParameterException', new DescribeLogStreamsCommand({})],
    [
      'an invalid token',
      'InvalidParameterException',
      new DescribeLogGroupsCommand({ nextToken: 'x' }),
    ],
    [
      'a parameter that is not supported',
      'InvalidParameterException',
      new CreateLogGroupCommand({ logGroupName: 'h', kmsKeyId: 'k' }),
    ],
  ])('%s', async (_, name, command) => {
    const { logs } = await startLogs('g');
    await logs.send(new CreateLogStreamCommand(stream));
    await expect(logs.send(command as CreateLogGroupCommand)).rejects.toMatchObject({ name });
  });
});
