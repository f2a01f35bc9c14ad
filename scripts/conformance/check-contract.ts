import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from '../run.ts';
import { compareContract, readJson, recordDifferences } from './compare-contract.ts';
import type { Emulator } from './emulator.ts';

/** Tests that call AWS over its API. Without `delivery`, whose retries move the clock. */
const FILES = [
  'gateway/src/local-aws.test.ts',
  'local-aws/src/sqs',
  'local-aws/src/secrets-manager',
  'local-aws/src/event-bridge/operations',
  'local-aws/src/event-bridge/put-events',
  'local-aws/src/cloudwatch',
  'local-aws/src/cloudwatch-logs',
];

/** How often a test that fails unexpectedly is repeated. */
const REPEATS = 2;

/** An emulator that hangs counts as a wrong answer. */
const TIMEOUT_MS = 10_000;

interface ContractOptions {
  readonly name: 'ministack' | 'moto';
  /** A POST to this path resets the emulator. */
  readonly resetPath: string;
  readonly logFolder: string;
  /** Records the failing tests as known differences. */
  readonly record: boolean;
}

/**
 * Runs the tests of local AWS and of the gateway's AWS calls on another AWS emulator.
 *
 * @returns a summary.
 * @throws Error when it fails tests that are not known differences, each time they run.
 */
export async function checkContract(
  { environment }: Emulator,
  { name, resetPath, logFolder, record }: ContractOptions,
): Promise<string> {
  const differencesPath = join(root, 'conformance', `differences.${name}.json`);

  async function runTests(files: readonly string[], reportPath: string) {
    const projects = ['--project', 'local-aws', '--project', 'gateway'];
    const options = ['--no-file-parallelism', '--testTimeout', String(TIMEOUT_MS)];
    const report = ['--reporter', 'json', '--outputFile', reportPath];
    await run(['vitest', 'run', ...projects, ...files, ...options, ...report], {
      environment: {
        ...environment,
        CONTRACT_AWS_ENDPOINT: environment['AWS_ENDPOINT_URL'],
        CONTRACT_AWS_RESET_PATH: resetPath,
      },
      label: `contract, ${name}`,
      // Failing tests are compared with the known differences below.
      fails: true,
    });
    return readJson<Parameters<typeof compareContract>[0]>(reportPath);
  }

  const results = await runTests(FILES, join(logFolder, `${name}-contract.json`));
  if (record) await recordDifferences(results, differencesPath);
  const differences = await readJson<Parameters<typeof compareContract>[1]>(differencesPath);
  const compared = compareContract(results, differences);
  const { passed, skipped, known, fixed } = compared;
  for (const test of fixed) console.log(`passes now: ${test}`);

  let { unexpected } = compared;
  // Emulators are late now and then; only a test that fails every time is a difference.
  for (let again = 1; again <= REPEATS && unexpected.length > 0; again += 1) {
    console.log(['repeating tests that failed unexpectedly:', ...unexpected].join('\n  '));
    const files = [...new Set(unexpected.map((test) => test.slice(0, test.indexOf(': '))))];
    const repeated = await runTests(files, join(logFolder, `${name}-contract-${again}.json`));
    const still = new Set(compareContract(repeated, differences).unexpected);
    unexpected = unexpected.filter((test) => still.has(test));
  }
  if (unexpected.length > 0) {
    throw new Error([`${name} and local AWS differ in unknown ways:`, ...unexpected].join('\n  '));
  }
  return `${passed} contract tests pass, ${known} known differences, ${skipped} skipped (they move the clock or set a fault)`;
}
