import {
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { startMetrics } from '../testing/start-metrics.ts';

async function startWithStatistics() {
  const started = await startMetrics();
  const { cloudWatch, now } = started;
  const get = (others: Partial<GetMetricStatisticsCommandInput>) =>
    cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'Shop',
        MetricName: 'Calls',
        StartTime: new Date(now),
        EndTime: new Date(now + 3_600_000),
        Period: 300,
        ...others,
      }),
    );
  return { ...started, get };
}

test('returns several statistics of a period, separately for each unit', async () => {
  const { put, get, now } = await startWithStatistics();
  await put(
    { MetricName: 'Calls', Values: [1, 2, 9], Unit: 'Seconds' },
    { MetricName: 'Calls', Value: 4, Unit: 'Count' },
  );
  const { Datapoints, Label } = await get({
    Statistics: ['Sum', 'Maximum'],
    ExtendedStatistics: ['p50'],
  });
  expect(Label).toBe('Calls');
  const Timestamp = new Date(now);
  expect(Datapoints).toHaveLength(2);
  expect(Datapoints).toEqual(
    expect.arrayContaining([
      { Timestamp, Unit: 'Seconds', Sum: 12, Maximum: 9, ExtendedStatistics: { p50: 2 } },
      { Timestamp, Unit: 'Count', Sum: 4, Maximum: 4, ExtendedStatistics: { p50: 4 } },
    ]),
  );
});

test.each<[string, Partial<GetMetricStatisticsCommandInput>, string]>([
  ['no statistic', {}, 'MissingParameter'],
  ['an empty percentile', { ExtendedStatistics: ['Sum'] }, 'InvalidParameterValue'],
  [
    'more than 1,440 data points',
    { Period: 60, EndTime: new Date(Date.UTC(2030, 0, 3)), Statistics: ['Sum'] },
    'InvalidParameterCombination',
  ],
])('refuses %s', async (_, query, Code) => {
  const { get } = await startWithStatistics();
  await expect(get(query)).rejects.toMatchObject({ Code });
});
