import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface LocalProcess {
  readonly child: ChildProcess;
  /** What it has written to stdout and stderr so far. */
  readonly output: () => { stdout: string; stderr: string };
}

/** Runs the server as a process with this environment; killed when the test ends. */
export function startLocalProcess(env: Readonly<Record<string, string>>): LocalProcess {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  onTestFinished(() => endProcess(child, 'SIGKILL'));
  return { child, output: () => ({ stdout, stderr }) };
}

/** Waits for the line with its address. Rejects if the process ends first. */
export async function readOrigin({ child, output }: LocalProcess): Promise<string> {
  for (;;) {
    const [, origin] = /ready at (\S+)/.exec(output().stdout) ?? [];
    if (origin !== undefined) return origin;
    if (child.exitCode !== null) throw new Error(`The process has ended: ${output().stderr}`);
    await Promise.race([
      once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data'),
      once(child, 'exit'),
    ]);
  }
}

/** Sends the signal and waits for the process to end. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
