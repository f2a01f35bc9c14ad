import { spawn } from 'node:child_process';
import { root } from '../../root.ts';

/** Runs the command itself to its end. */
export async function runDoctor(
  environment: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, ['scripts/doctor/main.ts', ...args], {
    cwd: root,
    env: environment,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}
