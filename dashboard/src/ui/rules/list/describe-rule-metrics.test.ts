import { expect, test } from 'vitest';
import { describeRuleMetrics } from './describe-rule-metrics.ts';

const valuesOf = (metrics: Parameters<typeof describeRuleMetrics>[0]) =>
  describeRuleMetrics(metrics).map(({ value }) => value);

test('counts that are not loaded, not reported and not known are three things', () => {
  expect(valuesOf(undefined)).toEqual(['–', '–', '–', '–', '–']);
  expect(valuesOf({ from: 0, to: 1, matched: 1_234, invoked: 0, failed: null })).toEqual([
    '1,234',
    '0',
    'Unknown',
    'None',
    'None',
  ]);
});
