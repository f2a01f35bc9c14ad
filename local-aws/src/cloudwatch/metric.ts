import { z } from 'zod';
import { DAY_MS, HOUR_MS } from '../core/clock.ts';

/** How long values are kept: as long as AWS keeps one-minute data. */
export const RETENTION_MS = 15 * DAY_MS;

/** One of the pairs that distinguish metrics with the same name. */
export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** The identity of a metric; the order of its dimensions does not matter. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

/**
 * Values of a metric at one time: equal values, or a statistic set. `at` is in ms since the epoch:
 * a whole minute, or a whole second for high resolution.
 */
export interface MetricPoint {
  readonly metric: Metric;
  readonly at: number;
  readonly unit: Unit;
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: number;
  readonly count: number;
}

const rates = ['Bytes', 'Bits'].flatMap((of) =>
  ['', 'Kilo', 'Mega', 'Giga', 'Tera'].map((times) =>
    times === '' ? of : `${times}${of.toLowerCase()}`,
  ),
);

export const unitField = z.enum([
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Percent',
  'Count',
  'Count/Second',
  'None',
  ...rates,
  ...rates.map((rate) => `${rate}/Second`),
]);

export type Unit = z.output<typeof unitField>;

/** Seconds: 60, or 1 for high resolution. */
export const storageResolutionField = z.literal([1, 60]);

/** The time at which a value with this timestamp (ms since the epoch) is stored. */
export function roundToResolution(timeMs: number, resolutionS: 1 | 60): number {
  return Math.floor(timeMs / (resolutionS * 1000)) * resolutionS * 1000;
}

/**
 * Whether CloudWatch accepts a value with this timestamp: at most two weeks old or two hours ahead.
 */
export function isTimely(timeMs: number, nowMs: number): boolean {
  return timeMs >= nowMs - 14 * DAY_MS && timeMs <= nowMs + 2 * HOUR_MS;
}
