import type { Metrics } from '../../api/metrics.ts';
import { describeCallReason, OUTCOMES } from '../activity/describe-call.ts';

/** One colour of a bar chart; a period without a value has no bar. */
export interface BarSeries {
  readonly title: string;
  readonly type: 'bar';
  readonly data: readonly { readonly x: Date; readonly y: number }[];
}

type Values = readonly (number | null)[];

function toSeries(title: string, times: readonly number[], values: Values): BarSeries {
  const data = times.flatMap((time, place) => {
    const y = values[place] ?? null;
    return y === null ? [] : [{ x: new Date(time), y }];
  });
  return { title, type: 'bar', data };
}

const ALWAYS = ['published', 'parked'] as const;
const WHEN_ANY = ['unavailable', 'lost'] as const;

/** Calls by outcome; what should never happen is shown only when it did. */
export function toCallSeries(metrics: Metrics): readonly BarSeries[] {
  const shown = [...ALWAYS, ...WHEN_ANY.filter((name) => sum(metrics[name]) > 0)];
  return shown.map((name) => toSeries(OUTCOMES[name].text, metrics.times, metrics[name]));
}

export function toRejectionSeries({ rejected, times }: Metrics): readonly BarSeries[] {
  return rejected.map(({ reason, counts }) => toSeries(describeCallReason(reason), times, counts));
}

/** The slowest calls stand upon the others: a bar reaches from 0 to p50, and on to p99. */
export function toTimeSeries(
  { p50, p99 }: Metrics['publishLatencyMs'],
  times: readonly number[],
): readonly BarSeries[] {
  return [
    toSeries('Half of the calls (p50)', times, p50),
    toSeries(
      'Slowest 1 % (p99)',
      times,
      p99.map((ms, place) => ms && ms - (p50[place] ?? 0)),
    ),
  ];
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
