import { Processes } from './processes.ts';

const GRACE_MS = 3_000;

export interface Command {
  readonly processes: Processes;
  /** Aborted when the command is to end: by a signal, or because one of its processes ended. */
  readonly signal: AbortSignal;
}

interface Ways {
  /** Exit code after Ctrl-C and the like. */
  readonly interruptedCode?: number;
  /** Told of a process that ends by itself; without it, that ends the command with code 1. */
  readonly onUnexpectedEnd?: (message: string) => void;
}

class Interruption extends Error {}

/**
 * Runs a command to its end and exits with the code it gives. Its processes end after it, so that
 * it can clean up with their help; an error is printed, without its stack.
 */
export async function runCommand(
  work: (command: Command) => Promise<number>,
  { interruptedCode = 130, onUnexpectedEnd }: Ways = {},
): Promise<never> {
  const ending = new AbortController();
  const { signal } = ending;
  const processes = new Processes(
    onUnexpectedEnd ?? ((message) => ending.abort(new Error(message))),
  );
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => ending.abort(new Interruption('Interrupted.')));
  }
  process.on('disconnect', () => ending.abort(new Error('The process that started this is gone.')));
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
  await processes.end(GRACE_MS);
  process.exit(code);
}

/** Rejects with the reason as soon as `signal` is aborted, whatever the work still does. */
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
