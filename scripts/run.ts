import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './root.ts';

const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href;

interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Default: the root folder. */
  readonly cwd?: string;
  /** Shows its output only if it fails. */
  readonly quiet?: boolean;
  /** Stands before each line of its output, for commands that run side by side. */
  readonly label?: string;
  /** It may exit with another code than 0. */
  readonly fails?: boolean;
}

/** Runs a command, also one of `node_modules/.bin`. @throws Error when it does not exit with 0. */
export function run(
  [command = '', ...args]: readonly string[],
  { environment = process.env, cwd = root, quiet = false, label, fails = false }: RunOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = quiet || label !== undefined ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      stdio: ['inherit', output, output],
      env: {
        ...environment,
        END_WITH_PARENT: String(process.pid),
        NODE_OPTIONS: [environment['NODE_OPTIONS'], `--import=${endWithParent}`]
          .filter(Boolean)
          .join(' '),
      },
      shell: process.platform === 'win32',
    });
    endTogether(child);
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      if (quiet) stream.on('data', (chunk: Buffer) => printed.push(chunk));
      else createInterface(stream).on('line', (line) => console.log(`${label} | ${line}`));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || (fails && code !== null)) return resolve();
      process.stderr.write(Buffer.concat(printed));
      reject(new Error(`${command} ${args.join(' ')} failed (exit code ${code}).`));
    });
  });
}

const running = new Set<ChildProcess>();

/** Ends the command with this process: passes signals on to it, and waits for it. */
function endTogether(child: ChildProcess): void {
  if (running.size === 0) listenForEnd();
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    if (running.size === 0) listening.abort();
  });
}

let listening = new AbortController();

function listenForEnd(): void {
  listening = new AbortController();
  const end = () => {
    for (const child of running) child.kill('SIGTERM');
  };
  // The terminal's Ctrl-C reaches the command too.
  const listeners = { SIGINT: () => {}, SIGTERM: end, SIGHUP: end, disconnect: end, exit: end };
  for (const [event, listener] of Object.entries(listeners)) {
    process.on(event, listener);
    listening.signal.addEventListener('abort', () => process.off(event, listener));
  }
}
