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

/** How often a test that fails without being known to is asked again. */
const REPEATS = 2;

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
 * @throws Error when it fails what it is not known to fail, each time it is asked.
 */
export async function checkContract(
  { environment }: Emulator,
  { name, resetPath, logFolder, note }: ContractOptions,
): Promise<string> {
  const differencesPath = join(root, 'conformance', `differences.${name}.json`);

  async function ask(files: readonly string[], reportPath: string) {
    const projects = ['--project', 'local-aws', '--project', 'gateway'];
    const options = ['--no-file-parallelism', '--testTimeout', String(TIMEOUT_MS)];
    const report = ['--reporter', 'json', '--outputFile', reportPath];
    await run(['vitest', 'run', ...projects, ...files, ...options, ...report], {
      environment: {
        ...environment,
        CONTRACT_AWS_ENDPOINT: environment['AWS_ENDPOINT_URL'],
        CONTRACT_AWS_RESET_PATH: resetPath,
      },
      // It tells which tests fail; which of them may is judged below.
      fails: true,
    });
    return readJson<Parameters<typeof compareContract>[0]>(reportPath);
  }

  const results = await ask(FILES, join(logFolder, `${name}-contract.json`));
  if (note) await noteDifferences(results, differencesPath);
  const differences = await readJson<Parameters<typeof compareContract>[1]>(differencesPath);
  const compared = compareContract(results, differences);
  const { passed, leftOut, known, passedAfterAll } = compared;
  for (const test of passedAfterAll) console.log(`passes by now: ${test}`);

  let { unexpected } = compared;
  // Stand-ins have clocks of their own, and some are late now and then: what differs, differs always.
  for (let again = 1; again <= REPEATS && unexpected.length > 0; again += 1) {
    console.log(['asked once more, as it was not known to differ:', ...unexpected].join('\n  '));
    const files = [...new Set(unexpected.map((test) => test.slice(0, test.indexOf(': '))))];
    const repeated = await ask(files, join(logFolder, `${name}-contract-${again}.json`));
    const still = new Set(compareContract(repeated, differences).unexpected);
    unexpected = unexpected.filter((test) => still.has(test));
  }
  if (unexpected.length > 0) {
    throw new Error(
      [`${name} and local AWS differ where they were not known to:`, ...unexpected].join('\n  '),
    );
  }
  return `${passed} contract tests pass, ${known} known to differ, ${leftOut} left out (they move the clock or ask for a fault)`;
}
