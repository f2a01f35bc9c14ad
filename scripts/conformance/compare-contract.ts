import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { root } from '../root.ts';

/** The parts of vitest's JSON report that are read. */
interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Names of tests that an emulator is known to fail, by file. */
type Differences = Readonly<Record<string, readonly string[]>>;

export interface Comparison {
  readonly passed: number;
  /** Not possible on another server, such as moving its clock. */
  readonly skipped: number;
  readonly known: number;
  /** Failed, and not known to fail. */
  readonly unexpected: readonly string[];
  /** Passed, although known to fail. */
  readonly fixed: readonly string[];
}

/** First word of the errors of `OnlyLocalAws` in a report. */
const ONLY_LOCAL = 'OnlyLocalAws';

/** Compares a report of the contract tests with an emulator's known differences. */
export function compareContract(report: TestReport, differences: Differences): Comparison {
  const found = { passed: 0, skipped: 0, known: 0 };
  const unexpected: string[] = [];
  const fixed: string[] = [];
  for (const { file, test, result } of listResults(report)) {
    const isKnown = differences[file]?.includes(test) ?? false;
    if (result === 'skipped') found.skipped += 1;
    else if (result === 'passed') {
      found.passed += 1;
      if (isKnown) fixed.push(`${file}: ${test}`);
    } else if (isKnown) found.known += 1;
    else unexpected.push(`${file}: ${test}`);
  }
  return { ...found, unexpected, fixed };
}

/** Records all tests that fail now as known differences. */
export async function recordDifferences(report: TestReport, path: string): Promise<void> {
  const failed = listResults(report).filter(({ result }) => result === 'failed');
  const byFile = Map.groupBy(failed, ({ file }) => file);
  const differences: Differences = Object.fromEntries(
    [...byFile]
      .map(([file, tests]) => [file, tests.map(({ test }) => test).sort()] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  await writeFile(path, `${JSON.stringify(differences, undefined, 2)}\n`);
}

export async function readJson<Value>(path: string): Promise<Value> {
  return JSON.parse(await readFile(path, 'utf8')) as Value;
}

function listResults({ testResults }: TestReport) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages = [] }) => ({
      file: relative(root, name).replaceAll('\\', '/'),
      test: fullName,
      result: failureMessages.some((message) => message.startsWith(ONLY_LOCAL))
        ? ('skipped' as const)
        : status === 'passed'
          ? ('passed' as const)
          : ('failed' as const),
    })),
  );
}
