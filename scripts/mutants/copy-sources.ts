import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readlink, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.ts';

const PACKAGE_SCOPE = '@momento-gateway';

/**
 * Copies the working tree, so that no fault is ever planted in it. The copy has the same dependencies,
 * by links; the project's own packages are those of the copy.
 *
 * @returns the copy's folder, a temporary one.
 */
export async function copySources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-mutants-'));
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await promisify(execFile)('git', options, { cwd: root });
  const files = stdout.split('\0').filter((file) => /\.(?:ts|tsx|json)$/.test(file));
  for (const file of files) await cp(join(root, file), join(folder, file));
  await linkDependencies(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function linkDependencies(from: string, to: string): Promise<void> {
  await mkdir(join(to, PACKAGE_SCOPE), { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== PACKAGE_SCOPE && !name.startsWith('.')) {
      await symlink(join(from, name), join(to, name), 'junction');
    }
  }
  for (const name of await readdir(join(from, PACKAGE_SCOPE))) {
    const target = await readlink(join(from, PACKAGE_SCOPE, name));
    await symlink(join(to, PACKAGE_SCOPE, target), join(to, PACKAGE_SCOPE, name), 'junction');
  }
}
