import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from '../run.ts';

const manifestFolder = join(root, 'scripts/mutants/stryker');
const folder = join(root, 'node_modules/.cache/mutants');
const stampPath = join(folder, 'installed-package-lock.json');

/**
 * Installs StrykerJS as its own lock file says, apart from the project's dependencies: nobody who
 * only runs the product has to download it.
 *
 * @returns the folder, below `node_modules`, so that its plugin finds the project's Vitest.
 */
export async function installStryker(): Promise<string> {
  const wanted = await readFile(join(manifestFolder, 'package-lock.json'), 'utf8');
  if ((await readFile(stampPath, 'utf8').catch(() => '')) === wanted) return folder;
  console.log('Installing StrykerJS from npm ...');
  await mkdir(folder, { recursive: true });
  await cp(manifestFolder, folder, { recursive: true });
  await cp(join(root, '.npmrc'), join(folder, '.npmrc'));
  // The plugin's peer dependency is the project's own Vitest.
  await run(['npm', 'ci', '--include=dev', '--legacy-peer-deps', '--loglevel=error'], {
    cwd: folder,
  });
  await writeFile(stampPath, wanted);
  return folder;
}
