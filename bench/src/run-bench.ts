import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from './measure.ts';
import type { BenchOptions } from './options.ts';
import type { ResultTable } from './result-table.ts';

/** A run's results, with where and when it ran. */
export interface BenchResult {
  /** ISO. */
  readonly date: string;
  readonly node: string;
  readonly machine: string;
  readonly tables: readonly ResultTable[];
}

/** Runs the selected measures one after the other, because they share the machine. */
export async function runBench(
  options: BenchOptions,
  measures: Readonly<Record<string, Measure>>,
  report: (line: string) => void,
): Promise<BenchResult> {
  const date = new Date().toISOString();
  const wanted = Object.entries(measures).filter(([name]) => options.only?.includes(name) ?? true);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const tables: ResultTable[] = [];
  // Also when the process is interrupted.
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  try {
    for (const measure of new Set(wanted.map(([, measure]) => measure))) {
      tables.push(...(await measure({ options, folder, report })));
    }
  } finally {
    removeFolder();
    process.off('exit', removeFolder);
  }
  return { date, node: process.versions.node, machine: describeMachine(), tables };
}

function describeMachine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? 'CPU'}, ${process.platform} ${process.arch}`;
}
