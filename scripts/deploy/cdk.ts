import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Connection } from '../aws/connect.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';
import type { Tags } from './tags.ts';

/**
 * Runs the pinned CDK in the app's folder. `synth` prints nothing unless it fails.
 *
 * @throws Error when it exits with another code than 0.
 */
export type Cdk = (...args: readonly string[]) => Promise<void>;

/**
 * The CDK takes account, Region and credentials from the connection's environment, and from cdk.json
 * that it gets no notices and sends no telemetry.
 */
export function createCdk({ environment }: Pick<Connection, 'environment'>): Cdk {
  return (...args) =>
    run(['cdk', ...args], {
      environment,
      cwd: join(root, 'infra'),
      quiet: args[0] === 'synth',
    });
}

interface Synthesis {
  readonly stackName: string;
  readonly settings: StackSettings;
  readonly tags: Tags;
  readonly isProtected: boolean;
  /** Where to write it. */
  readonly folder: string;
}

/** What the CDK is going to deploy. */
export interface Synthesised {
  readonly template: unknown;
  /** The bootstrap that it needs: the version's SSM parameter, and the least version. */
  readonly bootstrap: { readonly parameter: string; readonly version: number };
}

/**
 * Writes the stack's template and the function's bundle to `folder`, so that what is deployed is
 * exactly what was shown.
 */
export async function synthesise(cdk: Cdk, synthesis: Synthesis): Promise<Synthesised> {
  const { stackName, settings, tags, isProtected, folder } = synthesis;
  const context = Object.entries({
    stack: stackName,
    ...settings,
    tags: JSON.stringify(tags),
    terminationProtection: String(isProtected),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await cdk('synth', '--quiet', '--output', folder, ...context);
  const { artifacts } = await readJson(join(folder, 'manifest.json'));
  const { properties } = artifacts[stackName];
  return {
    template: await readJson(join(folder, `${stackName}.template.json`)),
    bootstrap: {
      parameter: properties.bootstrapStackVersionSsmParameter,
      version: properties.requiresBootstrapStackVersion,
    },
  };
}

/** Shows the difference to the deployed template, if there is one, without asking AWS. */
export async function showDifference(
  cdk: Cdk,
  { stackName, deployed, folder }: { stackName: string; deployed: unknown; folder: string },
): Promise<void> {
  const path = join(folder, 'deployed.json');
  await writeFile(path, JSON.stringify(deployed ?? {}));
  await cdk('diff', stackName, '--app', folder, '--template', path);
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}
