import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type RuntimeApi, startRuntimeApi } from './start-runtime-api.ts';

/** How to start a handler's process. */
export interface HandlerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Runs the command in a shell. */
  readonly shell?: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** A running handler with its runtime client. */
export interface HandlerProcess {
  readonly pid: number;
  /** `performance.now()` just before the start of the process. */
  readonly startedAt: number;
  /** `performance.now()` when it asked for its first event. */
  readonly readyAt: number;
  readonly invoke: RuntimeApi['invoke'];
  readonly end: () => Promise<void>;
}

const TIMEOUT_MS = 30_000;

/** Starts a handler; resolves when it asks for its first event, rejects if it ends before. */
export async function startHandler(handler: HandlerCommand): Promise<HandlerProcess> {
  const { command, args, shell = false, environment } = handler;
  const api = await startRuntimeApi();
  const startedAt = performance.now();
  const child = spawn(command, args, {
    shell,
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: api.address },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').catch(() => {});
  let errorOutput = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorOutput = (errorOutput + text).slice(-2_000);
  });
  child.on('error', (error) => api.fail(error));
  child.on('close', () => api.fail(new Error(`The handler's process ended. ${errorOutput}`)));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    api.close();
  };
  /** Makes a handler that hangs end the run. */
  const withTimeout = async <Result>(work: Promise<Result>): Promise<Result> => {
    const timer = setTimeout(
      () => api.fail(new Error(`The handler did not answer for ${TIMEOUT_MS} ms. ${errorOutput}`)),
      TIMEOUT_MS,
    );
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    await withTimeout(api.ready);
  } catch (error) {
    await end();
    throw error;
  }
  const readyAt = performance.now();
  const invoke = (event: string) => withTimeout(api.invoke(event));
  return { pid: child.pid ?? 0, startedAt, readyAt, invoke, end };
}
