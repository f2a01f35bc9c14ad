import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  ListMetricsCommand,
  type ListMetricsCommandInput,
  type MetricDataQuery,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { onTestFinished } from 'vitest';
import { MINUTE_MS } from '../../core/clock.ts';
import { makeClientConfig, startTestAws } from '../../testing/start-test-aws.ts';

/** A query for a metric without dimensions, with a one-minute period by default. */
export function makeQuery(
  stat: string,
  { name = 'Calls', period = 60, id = 'q' } = {},
): MetricDataQuery {
  const metric = { Namespace: 'Shop', MetricName: name };
  return { Id: id, MetricStat: { Metric: metric, Period: period, Stat: stat } };
}

/** A server for one test, with a client; its clock stands at a whole minute. */
export async function startMetrics() {
  const { origin, clock } = await startTestAws();
  const cloudWatch = new CloudWatchClient(makeClientConfig(origin));
  onTestFinished(() => cloudWatch.destroy());
  const now = clock.now();
  const getPage = (queries: MetricDataQuery[], others: Partial<GetMetricDataCommandInput> = {}) =>
    cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(now - 10 * MINUTE_MS),
        EndTime: new Date(now + 10 * MINUTE_MS),
        ScanBy: 'TimestampAscending',
        ...others,
      }),
    );
  return {
    origin,
    clock,
    now,
    cloudWatch,
    put: (...data: MetricDatum[]) =>
      cloudWatch.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData: data })),
    getPage,
    /** Values, with their times in minutes from the clock's start. */
    get: async (query: MetricDataQuery, others: Partial<GetMetricDataCommandInput> = {}) => {
      const { MetricDataResults: [result] = [] } = await getPage([query], others);
      const minutes = result?.Timestamps?.map((at) => (at.getTime() - now) / MINUTE_MS);
      return { minutes, values: result?.Values };
    },
    list: (query: ListMetricsCommandInput = {}) => cloudWatch.send(new ListMetricsCommand(query)),
  };
}
