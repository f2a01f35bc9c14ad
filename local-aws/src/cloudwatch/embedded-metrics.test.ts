import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, onTestFinished, test } from 'vitest';
import { makeClientConfig } from '../testing/start-test-aws.ts';
import { makeQuery, startMetrics } from './testing/start-metrics.ts';

async function startWithLogs() {
  const started = await startMetrics();
  const logs = new CloudWatchLogsClient(makeClientConfig(started.origin));
  onTestFinished(() => logs.destroy());
  const stream = { logGroupName: 'g', logStreamName: 's' };
  await logs.send(new CreateLogGroupCommand(stream));
  await logs.send(new CreateLogStreamCommand(stream));
  const log = (...messages: (string | object)[]) =>
    logs.send(
      new PutLogEventsCommand({
        ...stream,
        logEvents: messages.map((message) => ({
          timestamp: started.now,
          message: typeof message === 'string' ? message : JSON.stringify(message),
        })),
      }),
    );
  return { ...started, log };
}

function makeDocument(now: number, others: object = {}, directive: object = {}) {
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: 'Shop',
          Dimensions: [[], ['Reason']],
          Metrics: [{ Name: 'Calls', Unit: 'Count' }],
          ...directive,
        },
      ],
    },
    Calls: 1,
    Reason: 'stale',
    ...others,
  };
}

test('a log line becomes a value in each of its dimension sets, at its timestamp', async () => {
  const { log, get, list, now } = await startWithLogs();
  await log(makeDocument(now), makeDocument(now - 120_000), makeDocument(now));
  expect(await get(makeQuery('Sum'))).toEqual({ minutes: [-2, 0], values: [1, 2] });
  const { Metrics } = await list();
  expect(Metrics).toEqual([
    { Namespace: 'Shop', MetricName: 'Calls', Dimensions: [] },
    { Namespace: 'Shop', MetricName: 'Calls', Dimensions: [{ Name: 'Reason', Value: 'stale' }] },
  ]);
});

test('an array gives several values, with the given unit and resolution', async () => {
  const { log, get, now } = await startWithLogs();
  const Metrics = [
    { Name: 'Calls', Unit: 'Milliseconds', StorageResolution: 1 },
    { Name: 'Other' },
  ];
  await log(makeDocument(now + 1500, { Calls: [3, 4, 8], Other: 2 }, { Metrics }));
  const { MetricStat, ...query } = makeQuery('p50', { period: 1 });
  const stat = { ...MetricStat, Unit: 'Milliseconds' } as typeof MetricStat;
  expect(await get({ ...query, MetricStat: stat })).toEqual({ minutes: [1 / 60], values: [4] });
  expect((await get(makeQuery('Sum', { name: 'Other' }))).values).toEqual([2]);
});

const lacking = (key: string, now: number) => {
  const document: Record<string, unknown> = makeDocument(now);
  delete document[key];
  return document;
};

test.each<[string, (now: number) => string | object]>([
  ['text', () => 'Calls: 1 "CloudWatchMetrics"'],
  ['JSON without metrics', () => ({ Calls: 1, Reason: 'stale' })],
  ['a document without its metric', (now) => lacking('Calls', now)],
  ['a metric that is not a number', (now) => makeDocument(now, { Calls: '1' })],
  ['an array over a hundred', (now) => makeDocument(now, { Calls: Array(101).fill(1) })],
  ['no namespace', (now) => makeDocument(now, {}, { Namespace: undefined })],
  ['a namespace reserved by AWS', (now) => makeDocument(now, {}, { Namespace: 'AWS/Lambda' })],
  ['no dimension sets', (now) => makeDocument(now, {}, { Dimensions: undefined })],
  [
    'an unknown unit',
    (now) => makeDocument(now, {}, { Metrics: [{ Name: 'Calls', Unit: 'Cups' }] }),
  ],
  [
    'an invalid timestamp',
    (now) => makeDocument(now, { _aws: { ...makeDocument(now)._aws, Timestamp: 'x' } }),
  ],
  ['an old timestamp', (now) => makeDocument(now - 15 * 24 * 3_600_000)],
])('%s makes no metric and does not affect others', async (_, makeMessage) => {
  const { log, get, list, now } = await startWithLogs();
  await log(makeMessage(now), makeDocument(now, { Calls: 7 }, { Dimensions: [[]] }));
  expect((await get(makeQuery('Sum'))).values).toEqual([7]);
  expect((await list()).Metrics).toHaveLength(1);
});

test('a dimension set with a missing member is left out, and the others are kept', async () => {
  const { log, list, now } = await startWithLogs();
  await log(lacking('Reason', now));
  expect((await list()).Metrics).toMatchObject([{ Dimensions: [] }]);
});
