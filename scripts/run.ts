import { spawn } from 'node:child_process';
import { root } from './root.ts';

/** Runs a command, also one of `node_modules/.bin`, at the root or in `cwd`. @throws Error when it does not end with 0. */
export function run(
  [command = '', ...args]: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  cwd: string = root,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: 'inherit',
      env: environment,
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} failed (exit code ${code}).`));
    });
  });
}
