import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { expect, test } from 'vitest';
import { toCallSeries, toRejectionSeries, toTimeSeries } from './to-bar-series.ts';

const metrics: Metrics = {
  from: 0,
  to: 120_000,
  periodMs: 60_000,
  times: [0, 60_000],
  published: [3, 0],
  parked: [0, 0],
  unavailable: [0, 0],
  lost: [0, 0],
  rejected: [{ reason: 'stale', counts: [0, 2] }],
  publishLatencyMs: { p50: [20, null], p99: [30, null] },
  ageAtArrivalMs: { p50: [null, null], p99: [null, null] },
};

const titles = (series: readonly { title: string }[]) => series.map(({ title }) => title);

test('published and parked are always shown, with a value for each period', () => {
  const [published, parked] = toCallSeries(metrics);
  expect(published).toEqual({ title: 'Published', values: [3, 0] });
  expect(parked?.title).toBe('Parked');
  expect(toCallSeries(metrics)).toHaveLength(2);
});

test('lost and unavailable calls are shown when there were any', () => {
  const broken = { ...metrics, lost: [0, 1], unavailable: [1, 0] };
  expect(titles(toCallSeries(broken))).toEqual(['Published', 'Parked', 'Unavailable', 'Lost']);
});

test('rejections are named by their reason', () => {
  expect(titles(toRejectionSeries(metrics))).toEqual([
    'The message was published more than 60 s before it arrived',
  ]);
});

test('a period without measurements has no value', () => {
  const [half] = toTimeSeries(metrics.publishLatencyMs);
  expect(half?.values).toEqual([20, null]);
});
