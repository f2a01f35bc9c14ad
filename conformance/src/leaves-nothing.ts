import { listResources } from './list-resources.ts';
import { isEmulator } from './target-aws.ts';

/** What the CDK's bootstrap makes stays, as on AWS. */
const BOOTSTRAP = /CDKToolkit|cdk-hnb659fds/;

let before: readonly string[] = [];

/** Vitest calls it before a run's checks. */
export async function setup(): Promise<void> {
  if (isEmulator) before = await listResources();
}

/**
 * Vitest calls it after them, whether they pass or fail. On an emulator, where nobody else makes
 * anything, the account then has what it had before.
 *
 * @throws Error that names what they left.
 */
export async function teardown(): Promise<void> {
  if (!isEmulator) return;
  const after = await listResources();
  const left = after.filter((one) => !before.includes(one) && !BOOTSTRAP.test(one));
  if (left.length > 0) throw new Error(['The checks left in the account:', ...left].join('\n  '));
}
