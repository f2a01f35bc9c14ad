import {
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  type InputLogEvent,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/clock.ts';
import { startLogs } from '../testing/start-logs.ts';

async function startWithStreams() {
  const { logs, clock } = await startLogs('g');
  for (const logStreamName of ['s', 't']) {
    await logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName }));
  }
  const put = (logStreamName: string, ...logEvents: InputLogEvent[]) =>
    logs.send(new PutLogEventsCommand({ logGroupName: 'g', logStreamName, logEvents }));
  const get = (query: Partial<GetLogEventsCommandInput>) =>
    logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's', ...query }));
  const filter = async (query: FilterLogEventsCommandInput) => {
    const { events = [], nextToken } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: 'g', ...query }),
    );
    return { messages: events.map(({ message }) => message), events, nextToken };
  };
  return { now: clock.now(), put, get, filter };
}

const readMessages = ({
  events = [],
}: {
  events?: { message?: string | undefined }[] | undefined;
}) => events.map(({ message }) => message);

describe('GetLogEvents', () => {
  async function startWithFive() {
    const started = await startWithStreams();
    const { now, put } = started;
    await put('t', { timestamp: now, message: 'of another stream' });
    await put('s', ...[1, 2, 3, 4, 5].map((n) => ({ timestamp: now + n, message: `${n}` })));
    return started;
  }

  test('starts with the newest page, its events in order', async () => {
    const { get, now } = await startWithFive();
    const answer = await get({ limit: 2 });
    expect(answer.events).toEqual([
      { timestamp: now + 4, message: '4', ingestionTime: now },
      { timestamp: now + 5, message: '5', ingestionTime: now },
    ]);
  });

  test('leads back to the oldest event and forward to the newest', async () => {
    const { get, put, now } = await startWithFive();
    const newest = await get({ limit: 2 });
    const before = await get({ limit: 2, nextToken: newest.nextBackwardToken });
    expect(readMessages(before)).toEqual(['2', '3']);
    const oldest = await get({ limit: 2, nextToken: before.nextBackwardToken });
    expect(readMessages(oldest)).toEqual(['1']);
    expect(readMessages(await get({ nextToken: oldest.nextForwardToken }))).toEqual([
      '2',
      '3',
      '4',
      '5',
    ]);

    const end = await get({ nextToken: newest.nextForwardToken });
    expect(end.events).toEqual([]);
    expect(end.nextForwardToken).toBe(newest.nextForwardToken);
    await put('s', { timestamp: now + 6, message: '6' });
    expect(readMessages(await get({ nextToken: end.nextForwardToken }))).toEqual(['6']);
  });

  test('starts at the head on request, within a time range with an exclusive end', async () => {
    const { get, now } = await startWithFive();
    expect(readMessages(await get({ limit: 2, startFromHead: true }))).toEqual(['1', '2']);
    const range = { startTime: now + 2, endTime: now + 4 };
    expect(readMessages(await get({ ...range, startFromHead: true }))).toEqual(['2', '3']);
  });

  test('returns a page with one event if it alone fills the page', async () => {
    const { get, put, now } = await startWithStreams();
    const message = 'x'.repeat(1_000_000);
    await put('s', { timestamp: now, message });
    await put('s', { timestamp: now, message });
    expect((await get({})).events).toHaveLength(1);
  });
});

describe('FilterLogEvents', () => {
  test('returns the events of all streams in order of time, page by page', async () => {
    const { filter, put, now } = await startWithStreams();
    await put('s', { timestamp: now + 1, message: '1' }, { timestamp: now + 3, message: '3' });
    await put('t', { timestamp: now + 2, message: '2' });
    const first = await filter({ limit: 2 });
    expect(first.messages).toEqual(['1', '2']);
    expect(first.events[1]).toMatchObject({ logStreamName: 't', timestamp: now + 2 });
    const second = await filter({ limit: 2, nextToken: first.nextToken });
    expect(second).toMatchObject({ messages: ['3'], nextToken: undefined });
    expect(new Set([...first.events, ...second.events].map(({ eventId }) => eventId)).size).toBe(3);
  });

  test('is limited to an inclusive time range and to some streams', async () => {
    const { filter, put, now } = await startWithStreams();
    await put('s', ...[1, 2, 3].map((n) => ({ timestamp: now + n, message: `${n}` })));
    await put('t', { timestamp: now + 2, message: 't' });
    expect((await filter({ startTime: now + 2, endTime: now + 2 })).messages).toEqual(['2', 't']);
    expect((await filter({ logStreamNames: ['t'] })).messages).toEqual(['t']);
    expect((await filter({ logStreamNamePrefix: 's' })).messages).toEqual(['1', '2', '3']);
  });

  test('searches 100,000 events per call, then returns a token, and does not delay other calls', async () => {
    const { filter, get, put, now } = await startWithStreams();
    for (let batch = 0; batch < 10; batch++) {
      await put('s', ...Array(10_000).fill({ timestamp: now, message: '{"n":1}' }));
    }
    await put('s', { timestamp: now, message: '{"n":2}' });
    const answered: string[] = [];
    const search = filter({ filterPattern: '{ $.n = 2 }' }).finally(() => answered.push('search'));
    await get({ limit: 1 }).finally(() => answered.push('other'));
    const first = await search;
    expect(answered).toEqual(['other', 'search']);
    expect(first).toMatchObject({ messages: [], nextToken: expect.any(String) });
    const second = await filter({ filterPattern: '{ $.n = 2 }', nextToken: first.nextToken });
    expect(second).toMatchObject({ messages: ['{"n":2}'], nextToken: undefined });
  }, 60_000);

  test.each<[string, FilterLogEventsCommandInput, string]>([
    [
      'names and prefix together',
      { logStreamNames: ['s'], logStreamNamePrefix: 's' },
      'InvalidParameterException',
    ],
    ['a stream that does not exist', { logStreamNames: ['x'] }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_, query, name) => {
    const { filter } = await startWithStreams();
    await expect(filter(query)).rejects.toMatchObject({ name });
  });
});

describe('PutLogEvents', () => {
  test('leaves out events that are too old, expired or too new, and reports them', async () => {
    const { filter, put, now } = await startWithStreams();
    const old = await put(
      's',
      ...[15 * DAY_MS, 14 * DAY_MS].map((age) => ({ timestamp: now - age, message: `${age}` })),
    );
    expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    const late = await put(
      's',
      ...[0, 2 * HOUR_MS, 2 * HOUR_MS + 1].map((ahead) => ({
        timestamp: now + ahead,
        message: `+${ahead}`,
      })),
    );
    expect(late.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 2 });
    expect((await filter({})).messages).toEqual([`${14 * DAY_MS}`, '+0', `+${2 * HOUR_MS}`]);
  });

  test.each<[string, (now: number) => InputLogEvent[], string]>([
    [
      'events out of order',
      (now) => [
        { timestamp: now, message: 'b' },
        { timestamp: now - 1, message: 'a' },
      ],
      'Log events in a single PutLogEvents request must be in chronological order.',
    ],
    [
      'more than a day in one batch',
      (now) => [
        { timestamp: now - DAY_MS - 1, message: 'a' },
        { timestamp: now, message: 'b' },
      ],
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    ],
    [
      'more than 1 MiB in one batch',
      (now) => [
        { timestamp: now, message: 'x'.repeat(1_048_524) },
        { timestamp: now, message: 'x' },
      ],
      'Upload too large: 1048577 bytes exceeds limit of 1048576',
    ],
    [
      'an event of more than 1 MiB, counted in UTF-8 and with its overhead',
      (now) => [
        { timestamp: now, message: 'a' },
        { timestamp: now, message: `x${'ü'.repeat(524_275)}` },
      ],
      'Log event too large: 1048577 bytes exceeds limit of 1048576',
    ],
  ])('refuses %s', async (_, makeEvents, message) => {
    const { filter, put, now } = await startWithStreams();
    await expect(put('s', ...makeEvents(now))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
    expect((await filter({})).events).toEqual([]);
  });

  test('accepts an event of 1 MiB with its overhead', async () => {
    const { filter, put, now } = await startWithStreams();
    await put('s', { timestamp: now, message: 'x'.repeat(1_048_550) });
    expect((await filter({})).messages.map((message) => message?.length)).toEqual([1_048_550]);
  });
});
