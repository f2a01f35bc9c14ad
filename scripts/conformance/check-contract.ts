import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from '../run.ts';
import { compareContract, noteDifferences, readJson } from './compare-contract.ts';
import type { Emulator } from './emulator.ts';

/** The tests that ask AWS's own questions, over its wire. Retries move a clock: `delivery` is out. */
const FILES = [
  'gateway/src/local-aws.test.ts',
  'local-aws/src/sqs',
  'local-aws/src/secrets-manager',
  'local-aws/src/event-bridge/operations',
  'local-aws/src/event-bridge/put-events',
  'local-aws/src/cloudwatch',
  'local-aws/src/cloudwatch-logs',
];

/** A stand-in that hangs is no other than one that answers wrongly. */
const TIMEOUT_MS = 10_000;

interface ContractOptions {
  readonly name: 'ministack' | 'moto';
  /** A POST there makes it forget all. */
  readonly resetPath: string;
  readonly logFolder: string;
  /** Write down what it fails instead of judging it. */
  readonly note: boolean;
}

/**
 * Runs the tests of local AWS and of the gateway's calls on another stand-in.
 *
 * @returns what came of it, for people.
 * @throws Error when it fails what it is not known to fail.
 */
export async function checkContract(
  { environment }: Emulator,
  { name, resetPath, logFolder, note }: ContractOptions,
): Promise<string> {
  const reportPath = join(logFolder, `${name}-contract.json`);
  const differencesPath = join(root, 'conformance', `differences.${name}.json`);
  const projects = ['--project', 'local-aws', '--project', 'gateway'];
  const options = ['--no-file-parallelism', '--testTimeout', String(TIMEOUT_MS)];
  const report = ['--reporter', 'json', '--outputFile', reportPath];
  await run(['vitest', 'run', ...projects, ...FILES, ...options, ...report], {
    environment: {
      ...environment,
      CONTRACT_AWS_ENDPOINT: environment['AWS_ENDPOINT_URL'],
      CONTRACT_AWS_RESET_PATH: resetPath,
    },
    // It tells which tests fail; which of them may is judged below.
    fails: true,
  });
  const results = await readJson<Parameters<typeof compareContract>[0]>(reportPath);
  if (note) await noteDifferences(results, differencesPath);
  const compared = compareContract(results, await readJson(differencesPath));
  const { passed, leftOut, known, unexpected, passedAfterAll } = compared;
  for (const test of passedAfterAll) console.log(`passes by now: ${test}`);
  if (unexpected.length > 0) {
    throw new Error(
      [`${name} and local AWS differ where they were not known to:`, ...unexpected].join('\n  '),
    );
  }
  return `${passed} contract tests pass, ${known} known to differ, ${leftOut} left out (they move the clock or ask for a fault)`;
}
