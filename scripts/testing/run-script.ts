import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../root.ts';

/** Everything a command printed on both streams, and its exit code. */
export interface CommandOutput {
  readonly code: number | null;
  readonly printed: string;
}

/** Runs a script of the repository to its end. @param path relative to the root folder */
export function runScript(
  path: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<CommandOutput> {
  return collectOutput(spawn(process.execPath, [path, ...args], { cwd: root, env: environment }));
}

export async function collectOutput(child: ChildProcess): Promise<CommandOutput> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}
