import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type RuntimeApi, startRuntimeApi } from './start-runtime-api.ts';

/** How a handler's process is started. */
export interface HandlerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** A line for a shell rather than a program and its arguments. */
  readonly shell?: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** A running handler with its runtime client. */
export interface HandlerProcess {
  readonly pid: number;
  /** `performance.now()` just before the process was started. */
  readonly startedAt: number;
  readonly invoke: RuntimeApi['invoke'];
  readonly end: () => Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts a handler; resolves when it asks for its first event. Rejects when it ends before. */
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
  let complaints = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  child.on('error', (error) => api.fail(error));
  child.on('close', () => api.fail(new Error(`The handler's process ended. ${complaints}`)));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    api.close();
  };
  /** One that hangs ends the run instead of standing still with it. */
  const expectSoon = async <Result>(work: Promise<Result>): Promise<Result> => {
    const timer = setTimeout(
      () => api.fail(new Error(`The handler did nothing for ${PATIENCE_MS} ms. ${complaints}`)),
      PATIENCE_MS,
    );
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    await expectSoon(api.ready);
  } catch (error) {
    await end();
    throw error;
  }
  const invoke = (event: string) => expectSoon(api.invoke(event));
  return { pid: child.pid ?? 0, startedAt, invoke, end };
}
