import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from '../run.ts';

/** Not a dependency of the project, because it compiles a C++ program when it is installed. */
const RUNTIME_CLIENT = { 'aws-lambda-ric': '4.0.2' };

/** Installs AWS's own runtime client for Node where the benchmarks look for it. */
export async function installRic(): Promise<void> {
  const folder = join(root, 'node_modules/.cache/bench/ric');
  await mkdir(folder, { recursive: true });
  const manifest = {
    private: true,
    dependencies: RUNTIME_CLIENT,
    allowScripts: { 'aws-lambda-ric': true },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const options = ['--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(['npm', 'install', ...options], { cwd: folder });
}
