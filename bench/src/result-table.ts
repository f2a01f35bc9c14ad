import type { Spread } from './statistics.ts';

/** `×` is a ratio within the same run. */
export type Unit = '×' | 's' | 'ms' | 'µs' | 'MB' | 'USD' | 'posts/s' | 'calls';

/** The results of a measure. Spreads are over rounds. */
export interface ResultTable {
  readonly title: string;
  /** How the figures were measured, in a sentence or two. */
  readonly note: string;
  readonly rounds: number;
  readonly columns: readonly { readonly name: string; readonly unit: Unit }[];
  readonly rows: readonly ResultRow[];
  readonly findings: readonly Finding[];
}

interface ResultRow {
  /** What was measured, such as `gateway`. */
  readonly name: string;
  /** One per column, if any. */
  readonly figures: readonly (Spread | undefined)[];
}

/** A conclusion from the rows: mostly the ratio of one to its reference, compared with a goal. */
export interface Finding {
  /** Such as `gateway ÷ empty handler, until ready`. */
  readonly name: string;
  readonly value: Spread;
  readonly unit: Unit;
  /** The goal, if any: the highest acceptable median. */
  readonly atMost?: number;
}

/** Undefined without a goal. */
export function isMet({ value, atMost }: Finding): boolean | undefined {
  return atMost === undefined ? undefined : value.median <= atMost;
}
