import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { describeCallReason, OUTCOMES } from '../gateway/describe-call.ts';

/** One colour of a bar chart. */
export interface BarSeries {
  readonly title: string;
  /** One for each period; null where there is nothing to show. */
  readonly values: readonly (number | null)[];
}

const ALWAYS = ['published', 'parked'] as const;
const WHEN_ANY = ['unavailable', 'lost'] as const;

/** Calls by outcome; outcomes that should never occur are shown only when they did. */
export function toCallSeries(metrics: Metrics): readonly BarSeries[] {
  const shown = [...ALWAYS, ...WHEN_ANY.filter((name) => sum(metrics[name]) > 0)];
  return shown.map((name) => ({ title: OUTCOMES[name].text, values: metrics[name] }));
}

export function toRejectionSeries({ rejected }: Metrics): readonly BarSeries[] {
  return rejected.map(({ reason, counts }) => ({
    title: describeCallReason(reason),
    values: counts,
  }));
}

export function toTimeSeries({ p50, p99 }: Metrics['publishLatencyMs']): readonly BarSeries[] {
  return [
    { title: 'Half of the calls (p50)', values: p50 },
    { title: 'Slowest 1 % (p99)', values: p99 },
  ];
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
