import type { SlotSummary } from './slot-summary.ts';

/** A statistic of a slot; undefined if it cannot be computed from its values. */
export type Statistic = (summary: SlotSummary) => number | undefined;

const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;

export const STATISTIC_NAMES = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;

const STATISTICS: Readonly<Record<(typeof STATISTIC_NAMES)[number], Statistic>> = {
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
};

/**
 * `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile such as `p99.9`; undefined
 * for any other name. A percentile is the smallest value that this percentage of values does not
 * exceed.
 */
export function parseStatistic(text: string): Statistic | undefined {
  const name = STATISTIC_NAMES.find((known) => known === text);
  if (name !== undefined) return STATISTICS[name];
  const [, percent] = PERCENTILE.exec(text) ?? [];
  return percent === undefined ? undefined : (summary) => findPercentile(summary, Number(percent));
}

function findPercentile({ values, count }: SlotSummary, percent: number): number | undefined {
  // Subtracts a possible floating-point error.
  let left = (percent / 100) * count * (1 - Number.EPSILON);
  for (const entry of values ?? []) {
    left -= entry.count;
    if (left <= 0) return entry.value;
  }
  return values?.at(-1)?.value;
}
