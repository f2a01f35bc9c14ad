import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CancelReplayCommand,
  CreateArchiveCommand,
  type CreateArchiveCommandInput,
  CreateEventBusCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  ListArchivesCommand,
  ListReplaysCommand,
  StartReplayCommand,
  type StartReplayCommandInput,
  UpdateArchiveCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test } from 'vitest';
import { DAY_MS } from '../../core/clock.ts';
import type { LocalAwsOptions } from '../../start-local-aws.ts';
import { callOverHttp } from '../../testing/call-over-http.ts';
import { requireLocalAws } from '../../testing/start-aws-under-test.ts';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const ACCOUNT = 'arn:aws:events:us-east-1:000000000000';
const BUS_ARN = `${ACCOUNT}:event-bus/default`;
const ARCHIVE_ARN = `${ACCOUNT}:archive/all`;

/** A server with the archive `all` of the default bus, and steps for replays from it. */
async function startWithArchive(
  archive: Partial<CreateArchiveCommandInput> = {},
  options: Partial<LocalAwsOptions> = {},
) {
  const aws = await startEventBridge(options);
  requireLocalAws('archives that are right at once');
  const { events, clock } = aws;
  await events.send(
    new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: BUS_ARN, ...archive }),
  );
  const describe = () => events.send(new DescribeArchiveCommand({ ArchiveName: 'all' }));
  const startReplay = (input: Partial<StartReplayCommandInput> = {}) =>
    events.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: ARCHIVE_ARN,
        EventStartTime: new Date(clock.now() - DAY_MS),
        EventEndTime: new Date(clock.now() + 1000),
        Destination: { Arn: BUS_ARN },
        ...input,
      }),
    );
  const describeReplay = () => events.send(new DescribeReplayCommand({ ReplayName: 'again' }));
  const waitForEnd = () =>
    expect.poll(async () => (await describeReplay()).State, { timeout: 20_000 }).toBe('COMPLETED');
  const put = (number: number, source = 'shop') =>
    aws.putEvents({ ...orderEntry, Source: source, Detail: JSON.stringify({ number }) });
  return { ...aws, describe, startReplay, describeReplay, waitForEnd, put };
}

const readBody = (message: { Body?: string | undefined }) => JSON.parse(message.Body ?? '');

test('an archive keeps the events of its bus that match its pattern', async () => {
  const aws = await startWithArchive({ EventPattern: '{"source":["shop"]}', RetentionDays: 3 });
  await aws.put(1);
  await aws.put(2, 'stock');
  await aws.events.send(new CreateEventBusCommand({ Name: 'side' }));
  await aws.putEvents({ ...orderEntry, EventBusName: 'side' });
  const described = await aws.describe();
  expect(described).toMatchObject({
    ArchiveArn: ARCHIVE_ARN,
    EventSourceArn: BUS_ARN,
    EventPattern: '{"source":["shop"]}',
    State: 'ENABLED',
    RetentionDays: 3,
    EventCount: 1,
  });
  expect(described.SizeBytes).toBeGreaterThan(100);
});

test('a replay sends events to the rules it names alone, with their ids and its name', async () => {
  const aws = await startWithArchive();
  const { Entries } = await aws.put(1);
  const [chosen, other] = [await aws.makeQueue('chosen'), await aws.makeQueue('other')];
  await aws.makeRule({ name: 'chosen', targets: [{ Id: 'q', Arn: chosen.arn }] });
  await aws.makeRule({ name: 'other', targets: [{ Id: 'q', Arn: other.arn }] });
  const FilterArns = [`${ACCOUNT}:rule/chosen`];
  const started = await aws.startReplay({ Destination: { Arn: BUS_ARN, FilterArns } });
  expect(started).toMatchObject({ ReplayArn: `${ACCOUNT}:replay/again`, State: 'STARTING' });
  expect(readBody(await aws.receive(chosen))).toMatchObject({
    id: Entries?.[0]?.EventId,
    'replay-name': 'again',
    source: 'shop',
    detail: { number: 1 },
  });
  await aws.waitForEnd();
  expect(await aws.isEmpty(other)).toBe(true);
  expect(await aws.describeReplay()).toMatchObject({
    EventSourceArn: ARCHIVE_ARN,
    Destination: { Arn: BUS_ARN, FilterArns },
    EventLastReplayedTime: expect.any(Date),
    ReplayEndTime: expect.any(Date),
  });
});

test('only events of the span are replayed, its end not included', async () => {
  const aws = await startWithArchive();
  const start = aws.clock.now();
  for (let number = 0; number < 4; number++) {
    await aws.put(number);
    await aws.clock.advance(1000);
  }
  const queue = await aws.makeQueue('again');
  await aws.makeRule({ name: 'again', targets: [{ Id: 'q', Arn: queue.arn }] });
  await aws.startReplay({
    EventStartTime: new Date(start + 1000),
    EventEndTime: new Date(start + 3000),
  });
  const numbers = [await aws.receive(queue), await aws.receive(queue)].map(
    (message) => readBody(message).detail.number,
  );
  expect(numbers.sort()).toEqual([1, 2]);
  await aws.waitForEnd();
  expect(await aws.isEmpty(queue)).toBe(true);
});

test('more events than a batch are replayed once each, and not archived again', async () => {
  const aws = await startWithArchive();
  for (let batch = 0; batch < 25; batch++) {
    await aws.putEvents(...Array.from({ length: 10 }, () => orderEntry));
  }
  const queue = await aws.makeQueue('again');
  await aws.makeRule({ name: 'again', targets: [{ Id: 'q', Arn: queue.arn }] });
  await aws.startReplay();
  await aws.waitForEnd();
  const ids = new Set<string>();
  for (let count = 0; count < 250; count++) ids.add(readBody(await aws.receive(queue)).id);
  expect(ids.size).toBe(250);
  expect(await aws.isEmpty(queue)).toBe(true);
  // Besides the one that `isEmpty` puts.
  expect((await aws.describe()).EventCount).toBe(251);
});

test('a rule can leave replayed events out', async () => {
  const aws = await startWithArchive();
  await aws.put(1);
  const queue = await aws.makeQueue('first-time');
  await aws.makeRule({
    name: 'first-time',
    pattern: '{"source":["shop"],"replay-name":[{"exists":false}]}',
    targets: [{ Id: 'q', Arn: queue.arn }],
  });
  await aws.startReplay();
  await aws.waitForEnd();
  expect(await aws.isEmpty(queue)).toBe(true);
});

test('events past the retention are gone, without it they stay', async () => {
  const aws = await startWithArchive({ RetentionDays: 1 });
  await aws.events.send(
    new CreateArchiveCommand({ ArchiveName: 'forever', EventSourceArn: BUS_ARN }),
  );
  await aws.put(1);
  await aws.clock.advance(DAY_MS + 1000);
  const { Archives } = await aws.events.send(new ListArchivesCommand({ EventSourceArn: BUS_ARN }));
  expect(Archives?.map(({ ArchiveName, EventCount }) => [ArchiveName, EventCount])).toEqual([
    ['all', 0],
    ['forever', 1],
  ]);
});

test('the archives are kept within the limit, and the log says what was removed', async () => {
  const logged: string[] = [];
  const aws = await startWithArchive(
    {},
    { storageLimits: { archiveBytes: 3000 }, log: (text) => logged.push(text) },
  );
  for (let number = 0; number < 30; number++) await aws.put(number);
  expect((await aws.describe()).SizeBytes).toBeLessThanOrEqual(3000);
  expect(logged.join()).toContain('oldest events were removed');
});

test('an archive is changed and deleted', async () => {
  const aws = await startWithArchive();
  await aws.events.send(
    new UpdateArchiveCommand({ ArchiveName: 'all', EventPattern: '{"source":["none"]}' }),
  );
  await aws.put(1);
  expect((await aws.describe()).EventCount).toBe(0);
  await aws.events.send(new DeleteArchiveCommand({ ArchiveName: 'all' }));
  await expect(aws.describe()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

/** Each batch of a replay waits for as long. */
async function slowReplays(origin: string): Promise<void> {
  const body = JSON.stringify({ operation: 'Replay', fault: 'delay', delayMs: 1000 });
  expect((await callOverHttp(`${origin}/_local/faults`, { body })).status).toBe(201);
}

test('a slow replay waits before each batch', async () => {
  const aws = await startWithArchive();
  await aws.put(1);
  await slowReplays(aws.origin);
  await aws.startReplay();
  const states: (string | undefined)[] = [];
  for (let batch = 0; batch < 3; batch += 1) {
    await aws.clock.whenSleeping();
    states.push((await aws.describeReplay()).State);
    await aws.clock.advance(1000);
  }
  expect(states).toEqual(['STARTING', 'RUNNING', 'RUNNING']);
  await aws.waitForEnd();
});

test('a replay that waits is cancelled at once, and its events are not sent', async () => {
  const aws = await startWithArchive();
  await aws.put(1);
  const queue = await aws.makeQueue('again');
  await aws.makeRule({ name: 'again', targets: [{ Id: 'q', Arn: queue.arn }] });
  await slowReplays(aws.origin);
  await aws.startReplay();
  await aws.clock.whenSleeping();
  const cancel = () => aws.events.send(new CancelReplayCommand({ ReplayName: 'again' }));
  expect((await cancel()).State).toBe('CANCELLING');
  await expect.poll(async () => (await aws.describeReplay()).State).toBe('CANCELLED');
  await expect(cancel()).rejects.toMatchObject({ name: 'IllegalStatusException' });
  expect(await aws.isEmpty(queue)).toBe(true);
});

test('a replay that is over cannot be cancelled', async () => {
  const aws = await startWithArchive();
  const cancel = () => aws.events.send(new CancelReplayCommand({ ReplayName: 'again' }));
  await aws.startReplay();
  await aws.waitForEnd();
  await expect(cancel()).rejects.toMatchObject({ name: 'IllegalStatusException' });
  const { Replays } = await aws.events.send(
    new ListReplaysCommand({ EventSourceArn: ARCHIVE_ARN, State: 'COMPLETED' }),
  );
  expect(Replays?.map(({ ReplayName }) => ReplayName)).toEqual(['again']);
});

test('a replay goes on after a restart', async () => {
  const dataPath = mkdtempSync(join(tmpdir(), 'local-aws-'));
  onTestFinished(() => rmSync(dataPath, { recursive: true }));
  const before = await startWithArchive({}, { dataPath });
  await before.putEvents(...Array.from({ length: 10 }, () => orderEntry));
  const queue = await before.makeQueue('again');
  await before.makeRule({ name: 'again', targets: [{ Id: 'q', Arn: queue.arn }] });
  await before.startReplay();
  await before.close();
  const after = await startEventBridge({ dataPath });
  await expect
    .poll(
      async () =>
        (await after.events.send(new DescribeReplayCommand({ ReplayName: 'again' }))).State,
      { timeout: 20_000 },
    )
    .toBe('COMPLETED');
  const url = queue.url.replace(before.origin, after.origin);
  const ids = new Set<string>();
  for (let count = 0; count < 10; count++) {
    ids.add(readBody(await after.receive({ ...queue, url })).id);
  }
  expect(ids.size).toBe(10);
});

test.each<[string, Partial<StartReplayCommandInput>, string]>([
  [
    'another bus as destination',
    { Destination: { Arn: `${ACCOUNT}:event-bus/side` } },
    'ValidationException',
  ],
  ['no archive', { EventSourceArn: BUS_ARN }, 'ValidationException'],
  ['an unknown archive', { EventSourceArn: `${ARCHIVE_ARN}-2` }, 'ResourceNotFoundException'],
  ['an end before its start', { EventEndTime: new Date(0) }, 'ValidationException'],
])('a replay with %s is refused', async (_, input, name) => {
  const { startReplay } = await startWithArchive();
  await expect(startReplay(input)).rejects.toMatchObject({ name });
});

test('a name is taken once', async () => {
  const { startReplay } = await startWithArchive();
  await startReplay();
  await expect(startReplay()).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
});
