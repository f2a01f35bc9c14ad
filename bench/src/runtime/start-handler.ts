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
  try {
    await api.ready;
  } catch (error) {
    await end();
    throw error;
  }
  return { pid: child.pid ?? 0, startedAt, invoke: api.invoke, end };
}
