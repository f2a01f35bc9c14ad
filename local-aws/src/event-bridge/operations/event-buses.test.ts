import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DescribeEventBusCommand,
  ListEventBusesCommand,
  ListTagsForResourceCommand,
  PutPermissionCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { startEventBridge } from '../testing/start-event-bridge.ts';

const formatBusArn = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;

test('every account has the default bus', async () => {
  const { events } = await startEventBridge();
  const { EventBuses = [] } = await events.send(new ListEventBusesCommand({}));
  expect(EventBuses).toMatchObject([{ Name: 'default', Arn: formatBusArn('default') }]);
  expect(await events.send(new DescribeEventBusCommand({}))).toMatchObject({ Name: 'default' });
});

test('a custom bus is described as it was created, with the time of its last change', async () => {
  const { events, clock } = await startEventBridge();
  const queueArn = 'arn:aws:sqs:us-east-1:000000000000:dead';
  const created = await events.send(
    new CreateEventBusCommand({
      Name: 'side',
      Description: 'first',
      DeadLetterConfig: { Arn: queueArn },
      Tags: [{ Key: 'a', Value: '1' }],
    }),
  );
  const createdAt = new Date(clock.now());
  await clock.advance(5000);
  await events.send(
    new PutPermissionCommand({
      EventBusName: 'side',
      StatementId: 'other-account',
      Principal: '123456789012',
      Action: 'events:PutEvents',
    }),
  );

  expect(created.EventBusArn).toBe(formatBusArn('side'));
  for (const Name of ['side', formatBusArn('side')]) {
    expect(await events.send(new DescribeEventBusCommand({ Name }))).toMatchObject({
      Name: 'side',
      Arn: formatBusArn('side'),
      Description: 'first',
      DeadLetterConfig: { Arn: queueArn },
      CreationTime: createdAt,
      LastModifiedTime: new Date(createdAt.getTime() + 5000),
    });
  }
  const ResourceARN = formatBusArn('side');
  expect(await events.send(new ListTagsForResourceCommand({ ResourceARN }))).toMatchObject({
    Tags: [{ Key: 'a', Value: '1' }],
  });
});

test('buses are listed by prefix, page by page', async () => {
  const { events } = await startEventBridge();
  for (const Name of ['b-1', 'b-2', 'b-3', 'a-1']) {
    await events.send(new CreateEventBusCommand({ Name }));
  }
  const query = { NamePrefix: 'b-', Limit: 2 };
  const first = await events.send(new ListEventBusesCommand(query));
  const { NextToken } = first;
  const second = await events.send(new ListEventBusesCommand({ ...query, NextToken }));
  expect(first.EventBuses?.map(({ Name }) => Name)).toEqual(['b-1', 'b-2']);
  expect(second.EventBuses?.map(({ Name }) => Name)).toEqual(['b-3']);
  expect(second.NextToken).toBeUndefined();
});

test('a deleted bus is gone with its tags, and deleting it again succeeds', async () => {
  const { events } = await startEventBridge();
  const Tags = [{ Key: 'a', Value: '1' }];
  await events.send(new CreateEventBusCommand({ Name: 'side', Tags }));
  await events.send(new DeleteEventBusCommand({ Name: 'side' }));
  await events.send(new DeleteEventBusCommand({ Name: 'side' }));
  await expect(events.send(new DescribeEventBusCommand({ Name: 'side' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await events.send(new CreateEventBusCommand({ Name: 'side' }));
  const ResourceARN = formatBusArn('side');
  expect(await events.send(new ListTagsForResourceCommand({ ResourceARN }))).toMatchObject({
    Tags: [],
  });
});

describe("refused with AWS's message", () => {
  const pattern = '[/\\.\\-_A-Za-z0-9]+';

  test.each([
    [
      'a name in use',
      'ResourceAlreadyExistsException',
      'Event bus taken already exists.',
      new CreateEventBusCommand({ Name: 'taken' }),
    ],
    [
      'deleting the default bus',
      'ValidationException',
      'Cannot delete event bus default.',
      new DeleteEventBusCommand({ Name: 'default' }),
    ],
    [
      'describing a bus that does not exist',
      'ResourceNotFoundException',
      'Event bus nowhere does not exist.',
      new DescribeEventBusCommand({ Name: 'nowhere' }),
    ],
    [
      'a name with a space',
      'ValidationException',
      `1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
      new CreateEventBusCommand({ Name: 'a b' }),
    ],
    [
      'no name',
      'ValidationException',
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
      new CreateEventBusCommand({ Name: undefined }),
    ],
    [
      'an empty page',
      'ValidationException',
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
      new ListEventBusesCommand({ Limit: 0 }),
    ],
    [
      'an invalid token',
      'ValidationException',
      'Parameter NextToken is not valid.',
      new ListEventBusesCommand({ NextToken: '!' }),
    ],
    [
      'a parameter that is not supported',
      'ValidationException',
      '1 validation error detected: Unknown parameter: kmsKeyIdentifier',
      new CreateEventBusCommand({ Name: 'b', KmsKeyIdentifier: 'k' }),
    ],
  ])('%s', async (_, name, message, command) => {
    const { events } = await startEventBridge();
    await events.send(new CreateEventBusCommand({ Name: 'taken' }));
    await expect(events.send(command as CreateEventBusCommand)).rejects.toMatchObject({
      name,
      message,
    });
  });

  test('deleting a bus that has rules', async () => {
    const { events, makeRule, makeQueue } = await startEventBridge();
    await events.send(new CreateEventBusCommand({ Name: 'side' }));
    const queue = await makeQueue('q');
    await makeRule({ name: 'r', bus: 'side', targets: [{ Id: 'q', Arn: queue.arn }] });
    await expect(events.send(new DeleteEventBusCommand({ Name: 'side' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: "Event bus side can't be deleted since it has rules.",
    });
  });
});
