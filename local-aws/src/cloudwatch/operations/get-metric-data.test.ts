import type { GetMetricDataCommandInput, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { makeQuery, startMetrics } from '../testing/start-metrics.ts';

const at = (ms: number) => new Date(ms);

describe('a statistic', () => {
  test.each([
    ['Sum', 116],
    ['SampleCount', 5],
    ['Average', 23.2],
    ['Minimum', 1],
    ['Maximum', 100],
    ['p0', 1],
    ['p50', 5],
    ['p80', 5],
    ['p80.1', 100],
    ['p99.9', 100],
    ['p100', 100],
  ])('%s covers all values of its period', async (stat, value) => {
    const { put, get } = await startMetrics();
    await put(
      { MetricName: 'Calls', Value: 100 },
      { MetricName: 'Calls', Values: [5, 1], Counts: [2, 1] },
    );
    await put({ MetricName: 'Calls', Value: 5 });
    expect(await get(makeQuery(stat))).toEqual({ minutes: [0], values: [value] });
  });

  test('includes statistic sets, except in percentiles', async () => {
    const { put, get } = await startMetrics();
    const set = { SampleCount: 10, Sum: 50, Minimum: 2, Maximum: 9 };
    await put({ MetricName: 'Calls', StatisticValues: set }, { MetricName: 'Calls', Value: 5 });
    expect((await get(makeQuery('Average'))).values).toEqual([5]);
    expect((await get(makeQuery('Minimum'))).values).toEqual([2]);
    expect((await get(makeQuery('p50'))).values).toEqual([]);
  });
});

describe('time', () => {
  const values = (minute: number, now: number) => ({
    MetricName: 'Calls',
    Value: 1,
    Timestamp: at(now + minute * 60_000 + 59_999),
  });

  test('values count in their minute, and empty minutes have no data point', async () => {
    const { put, get, now } = await startMetrics();
    await put(...[-3, -1, -1, 0].map((minute) => values(minute, now)));
    expect(await get(makeQuery('Sum'))).toEqual({ minutes: [-3, -1, 0], values: [1, 2, 1] });
  });

  test('longer periods start at the whole minute of StartTime, newest first by default', async () => {
    const { put, get, now } = await startMetrics();
    await put(...[-3, -2, -1, 0, 1].map((minute) => values(minute, now)));
    const range = { StartTime: at(now - 3 * 60_000 + 42_000), EndTime: at(now + 60_000) };
    const query = makeQuery('Sum', { period: 120 });
    expect(await get(query, { ...range, ScanBy: undefined })).toEqual({
      minutes: [-1, -3],
      values: [2, 2],
    });
  });

  test('values of high resolution can be read by the second', async () => {
    const { put, get, now } = await startMetrics();
    const fine = { MetricName: 'Calls', Value: 1, StorageResolution: 1 };
    await put(...[100, 900, 5100].map((ms) => ({ ...fine, Timestamp: at(now + ms) })));
    const seconds = async (period: number) =>
      (await get(makeQuery('Sum', { period }))).minutes?.map((minute) => minute * 60);
    expect(await seconds(1)).toEqual([0, 5]);
    expect(await seconds(30)).toEqual([0]);
  });

  test('values are gone after 15 days', async () => {
    const { put, get, list, clock, now } = await startMetrics();
    const day = 24 * 3_600_000;
    const whole = { StartTime: at(now - 20 * day), EndTime: at(now + 20 * day) };
    await put({ MetricName: 'Calls', Value: 1 });
    await clock.advance(15 * day);
    await put({ MetricName: 'Other', Value: 1 });
    expect((await get(makeQuery('Sum'), whole)).values).toEqual([1]);
    await clock.advance(3_600_000);
    await put({ MetricName: 'Other', Value: 1 });
    expect((await get(makeQuery('Sum'), whole)).values).toEqual([]);
    expect((await list()).Metrics).toMatchObject([{ MetricName: 'Other' }]);
  });
});

test('all of a metric’s dimensions must be given, in any order', async () => {
  const { put, get } = await startMetrics();
  const a = { Name: 'A', Value: '1' };
  const b = { Name: 'B', Value: '2' };
  await put(
    { MetricName: 'Calls', Value: 1 },
    { MetricName: 'Calls', Value: 2, Dimensions: [a] },
    { MetricName: 'Calls', Value: 4, Dimensions: [a, b] },
  );
  const read = async (Dimensions: (typeof a)[]) => {
    const Metric = { Namespace: 'Shop', MetricName: 'Calls', Dimensions };
    return (await get({ Id: 'q', MetricStat: { Metric, Period: 60, Stat: 'Sum' } })).values;
  };
  expect(await read([])).toEqual([1]);
  expect(await read([a])).toEqual([2]);
  expect(await read([b, a])).toEqual([4]);
  expect(await read([b])).toEqual([]);
});

test('a unit selects the values that were sent with it', async () => {
  const { put, get } = await startMetrics();
  await put(
    { MetricName: 'Calls', Value: 1, Unit: 'Seconds' },
    { MetricName: 'Calls', Value: 2, Unit: 'Kilobytes/Second' },
  );
  const { MetricStat, ...query } = makeQuery('Sum');
  const read = async (Unit?: 'Seconds' | 'Kilobytes/Second') =>
    (await get({ ...query, MetricStat: { ...MetricStat, Unit } as typeof MetricStat })).values;
  expect(await read('Seconds')).toEqual([1]);
  expect(await read('Kilobytes/Second')).toEqual([2]);
  expect(await read()).toEqual([3]);
});

test.each(['TimestampAscending', 'TimestampDescending'] as const)(
  'pages limit the data points of all queries together and lose none (%s)',
  async (ScanBy) => {
    const { put, getPage, now } = await startMetrics();
    for (const MetricName of ['Calls', 'Other']) {
      await put(
        ...[0, 1, 2].map((n) => ({ MetricName, Value: n, Timestamp: at(now + n * 60_000) })),
      );
    }
    const queries = [
      makeQuery('Sum', { id: 'calls' }),
      makeQuery('Sum', { id: 'none', name: 'None' }),
      makeQuery('Sum', { id: 'other', name: 'Other' }),
    ];
    const pages: unknown[] = [];
    let NextToken: string | undefined;
    do {
      const page = await getPage(queries, { MaxDatapoints: 2, ScanBy, NextToken });
      pages.push(
        page.MetricDataResults?.map(({ Id, Values, StatusCode }) => [Id, Values, StatusCode]),
      );
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    const order = ScanBy === 'TimestampAscending' ? [0, 1, 2] : [2, 1, 0];
    const [first, second, third] = order;
    expect(pages).toEqual([
      [['calls', [first, second], 'PartialData']],
      [
        ['calls', [third], 'Complete'],
        ['none', [], 'Complete'],
        ['other', [first], 'PartialData'],
      ],
      [['other', [second, third], 'Complete']],
    ]);
  },
);

test('a query with ReturnData false is left out', async () => {
  const { getPage } = await startMetrics();
  const hidden = { ...makeQuery('Sum', { id: 'hidden' }), ReturnData: false };
  const { MetricDataResults } = await getPage([hidden, makeQuery('Sum')]);
  expect(MetricDataResults).toMatchObject([{ Id: 'q', Label: 'Calls', StatusCode: 'Complete' }]);
});

test.each<[string, MetricDataQuery[], Partial<GetMetricDataCommandInput>, string]>([
  ['metric math', [{ Id: 'm', Expression: 'a * 2' }], {}, 'ValidationError'],
  ['SEARCH', [{ Id: 'm', Expression: "SEARCH('x', 'Sum')" }], {}, 'ValidationError'],
  ['a repeated id', [makeQuery('Sum'), makeQuery('Sum')], {}, 'ValidationError'],
  ['an unknown statistic', [makeQuery('tm99')], {}, 'InvalidParameterValue'],
  ['a percentile over 100', [makeQuery('p101')], {}, 'InvalidParameterValue'],
  ['an invalid period', [makeQuery('Sum', { period: 61 })], {}, 'InvalidParameterValue'],
  ['an empty range', [makeQuery('Sum')], { EndTime: at(0) }, 'InvalidParameterValue'],
  ['an empty query', [{ Id: 'q' }], {}, 'InvalidParameterCombination'],
  ['a token made by the caller', [makeQuery('Sum')], { NextToken: 'x' }, 'InvalidNextToken'],
  ['a missing time', [makeQuery('Sum')], { StartTime: undefined }, 'MissingParameter'],
])('refuses %s', async (_, queries, others, code) => {
  const { getPage } = await startMetrics();
  await expect(getPage(queries, others)).rejects.toMatchObject({
    Code: code,
    $metadata: { httpStatusCode: 400 },
  });
});
