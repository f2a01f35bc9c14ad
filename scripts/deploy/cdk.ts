import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Connection } from '../aws/connect.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';

/** Runs the pinned CDK in the app's folder. @throws Error when it exits with another code than 0. */
export type Cdk = (...args: readonly string[]) => Promise<void>;

/** The CDK takes account, Region and credentials from the connection's environment. */
export function createCdk({ environment }: Pick<Connection, 'environment'>): Cdk {
  return (...args) =>
    run(['cdk', ...args, '--no-notices'], { environment, cwd: join(root, 'infra') });
}

/**
 * Writes the stack's template and the function's bundle to `folder`, so that what is deployed is
 * exactly what was shown.
 *
 * @returns the template.
 */
export async function synthesise(
  cdk: Cdk,
  { stackName, settings, folder }: { stackName: string; settings: StackSettings; folder: string },
): Promise<unknown> {
  const context = Object.entries({ stack: stackName, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  await cdk('synth', '--quiet', '--output', folder, ...context);
  return JSON.parse(await readFile(join(folder, `${stackName}.template.json`), 'utf8'));
}
