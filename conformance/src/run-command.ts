import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isEmulator } from './target-aws.ts';

/** The project's folder. */
export const root = dirname(dirname(import.meta.dirname));

/** For every Node process of a command. */
const ADAPTED = { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'adapt-synthesis.mjs')}` };

interface Failed extends Error {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `npm run <name> -- <args>` as a person does.
 *
 * @param caller environment with other keys than the administrator's.
 * @returns what it prints to its standard output.
 * @throws Error when it exits with another code than 0, with all that it printed as its message.
 */
export async function runCommand(
  name: string,
  args: readonly string[],
  caller: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...(isEmulator && ADAPTED), ...caller };
  try {
    const command = ['run', name, '--', ...args];
    const { stdout } = await promisify(execFile)('npm', command, {
      cwd: root,
      env,
      maxBuffer: 1e8,
    });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as Failed;
    throw new Error(`npm run ${name} failed:\n${stdout}\n${stderr}`);
  }
}
