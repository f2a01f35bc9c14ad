import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const endWithParent = fileURLToPath(new URL('../end-with-parent.mjs', import.meta.url));

export interface ProcessSpec {
  /** Stands before each line it prints. */
  readonly name: string;
  /** Arguments of Node: its flags, the script, the script's arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The processes of a running product: one ends, all end. */
export class Processes {
  readonly #running = new Map<ChildProcess, string>();
  readonly #onUnexpectedEnd: (message: string) => void;
  #ending = false;

  constructor(onUnexpectedEnd: (message: string) => void) {
    this.#onUnexpectedEnd = onUnexpectedEnd;
  }

  start({ name, args, cwd, environment }: ProcessSpec): void {
    const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#running.set(child, name);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => console.log(`${name} | ${line}`));
    }
    child.on('error', (error) =>
      this.#onUnexpectedEnd(`${name} could not start: ${error.message}`),
    );
    child.on('exit', (code, signal) => {
      this.#running.delete(child);
      if (!this.#ending) this.#onUnexpectedEnd(`${name} ended (${signal ?? `exit code ${code}`}).`);
    });
  }

  /** Asks all to end, and makes those end that have not after `graceMs`. */
  async end(graceMs: number): Promise<void> {
    this.#ending = true;
    const ended = [...this.#running.keys()].map(
      (child) => new Promise((resolve) => child.once('exit', resolve)),
    );
    for (const child of this.#running.keys()) child.kill('SIGTERM');
    const force = setTimeout(() => {
      for (const child of this.#running.keys()) child.kill('SIGKILL');
    }, graceMs);
    await Promise.all(ended);
    clearTimeout(force);
  }
}
