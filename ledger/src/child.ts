import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const endWithParent = join(root, 'scripts/end-with-parent.mjs');

export interface ChildSpec {
  readonly name: string;
  /** The script, relative to the root folder, and its arguments. */
  readonly args: readonly string[];
  /** Relative to the root folder. */
  readonly cwd?: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Child {
  readonly pid: number;
  /** Sends the signal and resolves when the process has ended. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/**
 * Starts a process that ends with this one, even after `kill -9`, and that Ctrl-C does not reach.
 *
 * @param onUnexpectedEnd called with its last output when it ends by itself
 */
export function startChild(
  { name, args: [script = '', ...args], cwd = '.', environment }: ChildSpec,
  onUnexpectedEnd: (message: string) => void,
): Child {
  const child = spawn(process.execPath, ['--import', endWithParent, join(root, script), ...args], {
    cwd: join(root, cwd),
    env: { ...environment, END_WITH_PARENT: String(process.pid) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  let lastPrinted = '';
  child.stderr?.on('data', (chunk) => {
    lastPrinted = `${lastPrinted}${chunk}`.slice(-2_000);
  });
  let isEnding = false;
  child.on('exit', (code, signal) => {
    if (isEnding) return;
    onUnexpectedEnd(`${name} ended (${signal ?? `exit code ${code}`}). ${lastPrinted}`);
  });
  return {
    pid: child.pid ?? 0,
    async end(signal) {
      isEnding = true;
      await endProcess(child, signal);
    },
  };
}

const GRACE_MS = 3_000;

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(force);
}
