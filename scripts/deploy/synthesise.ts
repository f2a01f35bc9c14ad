import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Cdk } from './cdk.ts';

/**
 * Makes the stack's template and the function's bundle in `folder`: what is shown is then what is
 * deployed.
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
