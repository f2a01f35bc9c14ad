import { Processes } from './processes.ts';

const GRACE_MS = 3_000;

export interface Command {
  readonly processes: Processes;
  /** Aborted when the command must end: by a signal, or because one of its processes ended. */
  readonly signal: AbortSignal;
}

interface CommandOptions {
  /** Exit code after an interruption, such as Ctrl-C. */
  readonly interruptedCode?: number;
  /** How long its processes may take to end, ms. */
  readonly graceMs?: number;
  /** Called when a process ends unexpectedly; the default ends the command with code 1. */
  readonly onUnexpectedEnd?: (message: string) => void;
}

class Interruption extends Error {}

/**
 * Runs a command and exits with the code it returns. Its processes end after it, so that it can use
 * them to clean up. An error is printed without its stack trace.
 */
export async function runCommand(
  work: (command: Command) => Promise<number>,
  { interruptedCode = 130, graceMs = GRACE_MS, onUnexpectedEnd }: CommandOptions = {},
): Promise<never> {
  const ending = new AbortController();
  const { signal } = ending;
  const processes = new Processes(
    onUnexpectedEnd ?? ((message) => ending.abort(new Error(message))),
  );
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => ending.abort(new Interruption('Interrupted.')));
  }
  process.on('disconnect', () => ending.abort(new Error('The parent process ended.')));
  process.channel?.unref();

  let code: number;
  try {
    code = await work({ processes, signal });
  } catch (error) {
    const cause: unknown = signal.aborted ? signal.reason : error;
    code = cause instanceof Interruption ? interruptedCode : 1;
    if (!(cause instanceof Interruption)) {
      console.error(cause instanceof Error ? cause.message : cause);
    }
  }
  await processes.end(graceMs);
  process.exit(code);
}

/** Like `work`, but rejects as soon as `signal` is aborted. */
export function endWith<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

/** Never resolves; rejects when `signal` is aborted. */
export function waitForEnd(signal: AbortSignal): Promise<never> {
  return endWith(signal, new Promise<never>(() => {}));
}
