import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleProgram } from '@momento-gateway/gateway/build';

export interface RuntimeClient {
  /** For the report. */
  readonly name: string;
  readonly path: string;
}

/** Where `npm run bench -- --install-ric` installs AWS's runtime client. */
const AWS_CLIENT = join(
  import.meta.dirname,
  '../../../node_modules/.cache/bench/ric/node_modules/aws-lambda-ric',
);

/** AWS's runtime client if it is installed, otherwise the project's own, bundled into `folder`. */
export async function findRuntimeClient(folder: string): Promise<RuntimeClient> {
  try {
    const { name, version } = JSON.parse(await readFile(join(AWS_CLIENT, 'package.json'), 'utf8'));
    return { name: `${name} ${version}`, path: join(AWS_CLIENT, 'index.mjs') };
  } catch {
    const client = join(folder, 'runtime-client');
    await bundleProgram(join(import.meta.dirname, 'runtime-client.ts'), client);
    return { name: "the project's own runtime client", path: join(client, 'index.js') };
  }
}
