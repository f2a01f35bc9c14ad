import { type ListMetricsCommandInput, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { startMetrics } from '../testing/start-metrics.ts';

const a1 = { Name: 'A', Value: '1' };
const a2 = { Name: 'A', Value: '2' };
const b1 = { Name: 'B', Value: '1' };

test.each<[string, ListMetricsCommandInput, string[]]>([
  ['nothing', {}, ['one', 'two', 'two A=1', 'two A=2 B=1', 'else one']],
  ['a namespace', { Namespace: 'Shop' }, ['one', 'two', 'two A=1', 'two A=2 B=1']],
  ['a name', { MetricName: 'one' }, ['one', 'else one']],
  ['a dimension', { Dimensions: [{ Name: 'A' }] }, ['two A=1', 'two A=2 B=1']],
  ['its value', { Dimensions: [a2] }, ['two A=2 B=1']],
  ['several dimensions', { Dimensions: [{ Name: 'A' }, b1] }, ['two A=2 B=1']],
])('metrics are listed by %s', async (_, query, expected) => {
  const { put, list, cloudWatch } = await startMetrics();
  await put(
    { MetricName: 'one', Value: 1 },
    { MetricName: 'two', Value: 1 },
    { MetricName: 'two', Value: 1, Dimensions: [a1] },
    { MetricName: 'two', Value: 1, Dimensions: [b1, a2] },
  );
  await cloudWatch.send(
    new PutMetricDataCommand({ Namespace: 'else', MetricData: [{ MetricName: 'one', Value: 1 }] }),
  );
  const { Metrics = [] } = await list(query);
  const described = Metrics.map(({ Namespace, MetricName, Dimensions = [] }) =>
    [
      ...(Namespace === 'Shop' ? [] : [Namespace]),
      MetricName,
      ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`),
    ].join(' '),
  );
  expect(described).toEqual(expected);
});

test('metrics without values for three hours can be left out', async () => {
  const { put, list, clock } = await startMetrics();
  await put({ MetricName: 'Old', Value: 1 });
  await clock.advance(3 * 3_600_000 + 60_000);
  await put({ MetricName: 'New', Value: 1 });
  expect((await list()).Metrics).toHaveLength(2);
  expect((await list({ RecentlyActive: 'PT3H' })).Metrics).toMatchObject([{ MetricName: 'New' }]);
});

test('a token made by the caller is refused', async () => {
  const { list } = await startMetrics();
  await expect(list({ NextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidNextToken' });
});
