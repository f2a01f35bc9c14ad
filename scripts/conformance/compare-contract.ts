import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { root } from '../root.ts';

/** vitest's JSON report, as far as it is read. */
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

/** Names of tests that a stand-in is known to fail, by file. */
type Differences = Readonly<Record<string, readonly string[]>>;

export interface Comparison {
  readonly passed: number;
  /** Not possible on another server, such as moving its clock. */
  readonly leftOut: number;
  readonly known: number;
  /** Failed, and are not known to. */
  readonly unexpected: readonly string[];
  /** Known to fail, and passed. */
  readonly passedAfterAll: readonly string[];
}

/** How the errors of `OnlyLocalAws` begin in a report. */
const ONLY_LOCAL = 'OnlyLocalAws';

/** Holds a report of the contract tests against what a stand-in is known to do otherwise. */
export function compareContract(report: TestReport, differences: Differences): Comparison {
  const found = { passed: 0, leftOut: 0, known: 0 };
  const unexpected: string[] = [];
  const passedAfterAll: string[] = [];
  for (const { file, test, result } of listResults(report)) {
    const isKnown = differences[file]?.includes(test) ?? false;
    if (result === 'left-out') found.leftOut += 1;
    else if (result === 'passed') {
      found.passed += 1;
      if (isKnown) passedAfterAll.push(`${file}: ${test}`);
    } else if (isKnown) found.known += 1;
    else unexpected.push(`${file}: ${test}`);
  }
  return { ...found, unexpected, passedAfterAll };
}

/** Writes down all that a stand-in fails now as what it is known to fail. */
export async function noteDifferences(report: TestReport, path: string): Promise<void> {
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
        ? ('left-out' as const)
        : status === 'passed'
          ? ('passed' as const)
          : ('failed' as const),
    })),
  );
}
