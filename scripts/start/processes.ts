import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const endWithParent = fileURLToPath(new URL('../end-with-parent.mjs', import.meta.url));

export interface ProcessSpec {
  /** Prefix of each line it prints. */
  readonly name: string;
  /** Arguments of Node: its flags, the script, the script's arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Starts it in its own process group, which the terminal's Ctrl-C does not reach. */
  readonly outlivesCtrlC?: boolean;
  /** False hides its output; `bare` shows its lines as they are, for programs that read them. */
  readonly shown?: boolean | 'bare';
}

/** The processes of a running product. */
export class Processes {
  readonly #running = new Set<ChildProcess>();
  readonly #restarting = new Set<ChildProcess>();
  readonly #onUnexpectedEnd: (message: string) => void;
  #ending = false;

  constructor(onUnexpectedEnd: (message: string) => void) {
    this.#onUnexpectedEnd = onUnexpectedEnd;
  }

  /** @returns a function that restarts the process. */
  start(spec: ProcessSpec): () => void {
    let child = this.#spawn(spec);
    return () => {
      if (this.#ending || this.#restarting.has(child)) return;
      if (!this.#running.has(child)) {
        child = this.#spawn(spec);
        return;
      }
      this.#restarting.add(child);
      child.once('exit', () => {
        if (!this.#ending) child = this.#spawn(spec);
      });
      child.kill('SIGTERM');
    };
  }

  #spawn({ name, args, cwd, environment, outlivesCtrlC, shown = true }: ProcessSpec): ChildProcess {
    const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
      cwd,
      env: { ...environment, END_WITH_PARENT: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: outlivesCtrlC,
    });
    this.#running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        if (shown) console.log(shown === 'bare' ? line : `${name} | ${line}`);
      });
    }
    child.on('error', (error) =>
      this.#onUnexpectedEnd(`${name} could not start: ${error.message}`),
    );
    child.on('exit', (code, signal) => {
      this.#running.delete(child);
      if (this.#ending || this.#restarting.delete(child)) return;
      this.#onUnexpectedEnd(`${name} ended (${signal ?? `exit code ${code}`}).`);
    });
    return child;
  }

  /**
   * Ends all processes, the first one last, because the others may still write to it. Kills those
   * that still run after `graceMs`.
   */
  async end(graceMs: number): Promise<void> {
    this.#ending = true;
    const [first, ...others] = this.#running;
    const force = setTimeout(() => {
      for (const child of this.#running) child.kill('SIGKILL');
    }, graceMs);
    await Promise.all(others.map(endProcess));
    if (first !== undefined) await endProcess(first);
    clearTimeout(force);
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
