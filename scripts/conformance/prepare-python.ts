import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.ts';
import { run } from '../run.ts';

const requirementsPath = join(root, 'conformance/requirements.txt');
const folder = join(root, 'node_modules/.cache/conformance/venv');
const stampPath = join(folder, 'installed-requirements.txt');

/** This machine has no Python 3 with `venv`. */
export class NoPython extends Error {}

/**
 * Creates a virtual environment with the packages in conformance/requirements.txt.
 *
 * @returns the folder of its programs.
 * @throws NoPython
 */
export async function preparePython(environment: NodeJS.ProcessEnv): Promise<string> {
  const windows = process.platform === 'win32';
  const programs = join(folder, windows ? 'Scripts' : 'bin');
  const wanted = await readFile(requirementsPath, 'utf8');
  if ((await readFile(stampPath, 'utf8').catch(() => '')) === wanted) return programs;
  const python = await findPython(windows ? ['py', 'python'] : ['python3', 'python']);
  console.log('Installing conformance/requirements.txt from PyPI ...');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run([python, '-m', 'venv', folder], { environment });
  const pip = [join(programs, 'python'), '-m', 'pip', '--disable-pip-version-check'];
  // Only a little of it is imported, so it is compiled at import.
  const install = ['install', '--quiet', '--no-compile', '--requirement', requirementsPath];
  await run([...pip, ...install], { environment });
  await writeFile(stampPath, wanted);
  return programs;
}

async function findPython(names: readonly string[]): Promise<string> {
  for (const name of names) {
    const works = await promisify(execFile)(name, ['-c', 'import venv, ensurepip; print(3 // 1)'])
      .then(({ stdout }) => stdout.trim() === '3')
      .catch(() => false);
    if (works) return name;
  }
  throw new NoPython(
    'The conformance checks need Python 3 with its venv module. Install it (Debian: apt install python3-venv).',
  );
}
