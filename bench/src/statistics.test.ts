import { expect, test } from 'vitest';
import { findQuantile, summarize, summarizeRatio } from './statistics.ts';

test.each([
  { samples: [3], share: 0.5, quantile: 3 },
  { samples: [10, 9, 2], share: 0.5, quantile: 9 },
  { samples: [4, 1, 3, 2], share: 0.5, quantile: 2.5 },
  { samples: [5, 4, 3, 2, 1], share: 0.25, quantile: 2 },
  { samples: [5, 4, 3, 2, 1], share: 0, quantile: 1 },
  { samples: [5, 4, 3, 2, 1], share: 1, quantile: 5 },
  { samples: Array.from({ length: 101 }, (_, index) => index), share: 0.99, quantile: 99 },
])(
  'the $share quantile of $samples.length samples is $quantile',
  ({ samples, share, quantile }) => {
    expect(findQuantile(samples, share)).toBe(quantile);
  },
);

test('without samples there is no quantile', () => {
  expect(() => findQuantile([], 0.5)).toThrow('no samples');
});

test('a summary is the median and the quartiles, for samples in any order', () => {
  expect(summarize([9, 1, 5, 3, 7])).toEqual({ median: 5, low: 3, high: 7 });
});

test('one outlier changes neither median nor quartiles', () => {
  expect(summarize([1, 2, 3, 4, 1_000])).toEqual({ median: 3, low: 2, high: 4 });
});

test('a ratio is calculated within each round, so that a slow round does not count', () => {
  expect(summarizeRatio([2, 20, 2], [1, 10, 1])).toEqual({ median: 2, low: 2, high: 2 });
});

test('samples of different numbers of rounds are not compared', () => {
  expect(() => summarizeRatio([1, 2], [1])).toThrow('2 samples');
});
