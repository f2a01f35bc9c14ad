import { spawn } from 'node:child_process';
import { root } from './root.ts';

interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** The root, when it is not said. */
  readonly cwd?: string;
  /** What it prints is shown only when it fails. */
  readonly quiet?: boolean;
  /** It may end with another code than 0: what it did is told elsewhere. */
  readonly fails?: boolean;
}

/** Runs a command, also one of `node_modules/.bin`. @throws Error when it does not end with 0. */
export function run(
  [command = '', ...args]: readonly string[],
  { environment = process.env, cwd = root, quiet = false, fails = false }: RunOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      stdio: ['inherit', output, output],
      env: environment,
      shell: process.platform === 'win32',
    });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => printed.push(chunk));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || (fails && code !== null)) return resolve();
      process.stderr.write(Buffer.concat(printed));
      reject(new Error(`${command} ${args.join(' ')} failed (exit code ${code}).`));
    });
  });
}
