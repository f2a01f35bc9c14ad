import { type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/clock.ts';
import { callOverHttp, makeAwsHeaders } from '../../testing/call-over-http.ts';
import { makeQuery, startMetrics } from '../testing/start-metrics.ts';

test('a thousand metrics at once, compressed by the SDK, are kept', async () => {
  const { put, get, list, cloudWatch } = await startMetrics();
  const encodings: unknown[] = [];
  cloudWatch.middlewareStack.add(
    (next) => (args) => {
      encodings.push(
        (args.request as { headers: Record<string, string> }).headers['content-encoding'],
      );
      return next(args);
    },
    { step: 'finalizeRequest' },
  );
  await put(
    ...Array.from({ length: 1000 }, (_, n) => ({
      MetricName: n < 600 ? `M${n}` : 'Calls',
      Value: 1,
    })),
  );
  expect(encodings).toEqual(['gzip']);
  expect((await get(makeQuery('Sum'))).values).toEqual([400]);
  const first = await list();
  expect(first.Metrics).toHaveLength(500);
  expect((await list({ NextToken: first.NextToken })).Metrics).toHaveLength(101);
});

test.each([
  ['not gzip', 'gzip', 'x', 400],
  ['an unsupported encoding', 'br', '{}', 400],
])('a body that is %s is refused', async (_, encoding, body, status) => {
  const { origin } = await startMetrics();
  const headers = makeAwsHeaders('GraniteServiceVersion20100801.PutMetricData', {
    'content-encoding': encoding,
  });
  expect(await callOverHttp(origin, { headers, body })).toMatchObject({ status });
});

test.each<[string, (now: number) => MetricDatum, string]>([
  ['no value', () => ({ MetricName: 'M' }), 'MissingParameter'],
  [
    'two kinds of values',
    () => ({ MetricName: 'M', Value: 1, Values: [1] }),
    'InvalidParameterCombination',
  ],
  [
    'counts of a different length',
    () => ({ MetricName: 'M', Values: [1], Counts: [1, 2] }),
    'InvalidParameterValue',
  ],
  [
    'a set with its minimum over its maximum',
    () => ({
      MetricName: 'M',
      StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 2, Maximum: 1 },
    }),
    'InvalidParameterValue',
  ],
  [
    'a value that is not a number',
    () => ({ MetricName: 'M', Value: Number.NaN }),
    'InvalidParameterValue',
  ],
  [
    'a resolution of 5 s',
    () => ({ MetricName: 'M', Value: 1, StorageResolution: 5 }),
    'InvalidParameterValue',
  ],
  [
    'a repeated dimension',
    () => ({
      MetricName: 'M',
      Value: 1,
      Dimensions: [
        { Name: 'A', Value: '1' },
        { Name: 'A', Value: '2' },
      ],
    }),
    'InvalidParameterValue',
  ],
  [
    'a time over two weeks ago',
    (now) => ({ MetricName: 'M', Value: 1, Timestamp: new Date(now - 14 * DAY_MS - 1) }),
    'InvalidParameterValue',
  ],
  [
    'a time over two hours ahead',
    (now) => ({ MetricName: 'M', Value: 1, Timestamp: new Date(now + 2 * HOUR_MS + 1) }),
    'InvalidParameterValue',
  ],
])('%s is refused, and nothing of the call is stored', async (_, makeDatum, Code) => {
  const { put, list, now } = await startMetrics();
  await expect(put({ MetricName: 'Good', Value: 1 }, makeDatum(now))).rejects.toMatchObject({
    Code,
  });
  expect((await list()).Metrics).toEqual([]);
});

test("AWS's namespaces are reserved", async () => {
  const { cloudWatch } = await startMetrics();
  const call = new PutMetricDataCommand({
    Namespace: 'AWS/Lambda',
    MetricData: [{ MetricName: 'M', Value: 1 }],
  });
  await expect(cloudWatch.send(call)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The value AWS/ for parameter Namespace is invalid.',
  });
});
