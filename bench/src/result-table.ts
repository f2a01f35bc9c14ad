import type { Spread } from './statistics.ts';

/** `×` is a ratio within the same run. */
export type Unit = '×' | 's' | 'ms' | 'µs' | 'MB' | 'posts/s' | 'calls';

/** What a measure found. Spreads are over rounds. */
export interface ResultTable {
  readonly title: string;
  /** How the figures are made, in a sentence or two. */
  readonly note: string;
  readonly rounds: number;
  readonly columns: readonly { readonly name: string; readonly unit: Unit }[];
  readonly rows: readonly ResultRow[];
  readonly findings: readonly Finding[];
}

interface ResultRow {
  /** What was measured, for example `gateway`. */
  readonly name: string;
  /** One per column; undefined where there is none. */
  readonly figures: readonly (Spread | undefined)[];
}

/** What follows from the rows: mostly the ratio of one to its reference, held against a goal. */
export interface Finding {
  /** For example `gateway ÷ empty handler, until ready`. */
  readonly name: string;
  readonly value: Spread;
  readonly unit: Unit;
  /** The goal, when there is one: the median is to be at most this. */
  readonly atMost?: number;
}

/** Undefined when no goal is set. */
export function isMet({ value, atMost }: Finding): boolean | undefined {
  return atMost === undefined ? undefined : value.median <= atMost;
}
