import type { BenchOptions } from './options.ts';
import type { ResultTable } from './result-table.ts';

/** What a measure gets. */
export interface BenchContext {
  readonly options: BenchOptions;
  /** A temporary folder for bundles and certificates. */
  readonly folder: string;
  /** Reports progress; not part of the results. */
  readonly report: (line: string) => void;
}

/** Takes its measurements and ends every process it started. */
export type Measure = (context: BenchContext) => Promise<readonly ResultTable[]>;

/** Does `work` a number of times, one after the other. @returns µs of CPU time per time */
export async function measureCpu(work: () => unknown, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let left = times; left > 0; left -= 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
