import { join } from 'node:path';
import type { Connection } from '../aws/connect.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';

/** Calls the pinned CDK in the folder of the app. */
export type Cdk = (...args: readonly string[]) => Promise<void>;

/** The CDK takes account, Region and credentials from the environment, as we found them. */
export function createCdk({ environment }: Pick<Connection, 'environment'>): Cdk {
  return (...args) =>
    run(['cdk', ...args, '--no-notices'], { environment, cwd: join(root, 'infra') });
}
