import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { run } from '../run.ts';
import { type MutationReport, NOTICED } from './judge-report.ts';
import type { Scope } from './scopes.ts';

interface StrykerRun {
  /** A copy of the sources: faults are planted there. */
  readonly copy: string;
  /** Where StrykerJS is installed. */
  readonly installation: string;
  readonly scope: Scope;
  /** Where the results are kept for the next run. */
  readonly resultsPath: string;
  /** Globs of sources; default: all of the scope. */
  readonly only: readonly string[] | undefined;
}

const NO_SOURCES = ['!**/*.test.ts', '!**/*.test-d.ts'];

/** Plants the faults of a scope one by one and runs the tests that reach each of them. */
export async function runStryker(options: StrykerRun): Promise<MutationReport> {
  const { copy, installation, scope, resultsPath, only } = options;
  const configPath = join(copy, 'stryker.config.json');
  const reportPath = join(copy, 'report.json');
  const incrementalFile = join(copy, 'results.json');
  await reuseResults(resultsPath, incrementalFile);
  await writeFile(join(copy, 'vitest.config.mjs'), toVitestConfig(scope.tests));
  const config = {
    mutate: [...(only ?? scope.sources), ...NO_SOURCES],
    testRunner: 'vitest',
    plugins: [join(installation, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'vitest.config.mjs' },
    coverageAnalysis: 'perTest',
    inPlace: true,
    disableTypeChecks: false,
    // Minutes, for all tests once: a busy machine takes longer than the default of 5.
    dryRunTimeoutMinutes: 30,
    incremental: true,
    incrementalFile,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: reportPath },
    allowConsoleColors: false,
  };
  await writeFile(configPath, JSON.stringify(config));
  const program = join(installation, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  try {
    await run([process.execPath, program, 'run', configPath], { cwd: copy });
  } finally {
    await mkdir(join(resultsPath, '..'), { recursive: true });
    await cp(incrementalFile, resultsPath).catch(() => {});
  }
  const report: MutationReport = JSON.parse(await readFile(reportPath, 'utf8'));
  return only === undefined ? report : pickFiles(report, only);
}

/** Of files outside a run the report has only the faults that were noticed before. */
function pickFiles({ files }: MutationReport, globs: readonly string[]): MutationReport {
  const picked = Object.entries(files).filter(([file]) =>
    globs.some((glob) => matchesGlob(file, glob)),
  );
  return { files: Object.fromEntries(picked) };
}

/** Faults that no test noticed are tested again: StrykerJS does not always see that a test has changed. */
async function reuseResults(from: string, to: string): Promise<void> {
  const text = await readFile(from, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const report: MutationReport = JSON.parse(text);
  const files = Object.entries(report.files).map(([name, { mutants, ...file }]) => {
    const noticed = mutants.filter(({ status }) => NOTICED.includes(status));
    return [name, { ...file, mutants: noticed }];
  });
  await writeFile(to, JSON.stringify({ ...report, files: Object.fromEntries(files) }));
}

/** Short test files run first: most faults fail one of them, and the rest is skipped. */
function toVitestConfig(tests: readonly string[]): string {
  const include = tests.filter((glob) => !glob.startsWith('!'));
  const exclude = tests.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  // StrykerJS has its own timeout for each fault.
  const test = { include, exclude: ['**/node_modules/**', ...exclude], testTimeout: 60_000 };
  return `import { statSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

const sizeOf = ({ moduleId }) => statSync(moduleId).size;

class ShortFirst extends BaseSequencer {
  async sort(files) {
    return files.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  }
}

const test = ${JSON.stringify(test)};
export default { test: { ...test, sequence: { sequencer: ShortFirst } } };
`;
}
