import type { BenchOptions } from './options.ts';
import type { ResultTable } from './result-table.ts';

/** What a measure works with. */
export interface BenchContext {
  readonly options: BenchOptions;
  /** An empty folder for bundles and certificates; removed at the end. */
  readonly folder: string;
  /** Tells whoever waits what goes on; never part of the results. */
  readonly report: (line: string) => void;
}

/** Measures what it is about and ends whatever it started. */
export type Measure = (context: BenchContext) => Promise<readonly ResultTable[]>;
