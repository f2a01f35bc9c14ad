import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createFunctionEnvironment, type FunctionOptions } from './function-environment.ts';
import { splitLines } from './split-lines.ts';
import type { InvokeMessage, WorkerData, WorkerMessage } from './worker-message.ts';

/** The outcome of one call. */
export type InvocationResult =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed' | 'crashed' | 'timed-out' };

export interface FunctionWorker {
  /** Rejects when the function cannot be loaded. */
  readonly loaded: Promise<void>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly invoke: (
    call: Omit<InvokeMessage, 'id'>,
    timeoutMs: number,
  ) => Promise<InvocationResult>;
  /** Ends the thread once the last open call is settled. */
  readonly retire: () => void;
  readonly terminate: () => Promise<void>;
}

interface WorkerOptions extends FunctionOptions {
  readonly writeLog: (line: string) => void;
}

/**
 * Starts a thread that runs the function. Its calls run concurrently, unlike on Lambda, where each
 * concurrent call has its own environment.
 */
export function startFunctionWorker(options: WorkerOptions): FunctionWorker {
  const { handlerPath, handlerName, writeLog } = options;
  const open = new Map<number, (result: InvocationResult) => void>();
  let lastId = 0;
  let retired = false;
  const worker = new Worker(new URL('./run-function.ts', import.meta.url), {
    env: createFunctionEnvironment(options),
    workerData: { handlerPath, handlerName } satisfies WorkerData,
    stdout: true,
    stderr: true,
  });
  const logEnds = [worker.stdout, worker.stderr].map((stream) => {
    const lines = splitLines(writeLog);
    stream.setEncoding('utf8').on('data', lines.push);
    return lines.end;
  });
  const { promise: loaded, resolve: markLoaded, reject: refuse } = Promise.withResolvers<void>();
  const { promise: ended, resolve: markEnded } = Promise.withResolvers<void>();
  loaded.catch(() => {});

  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'loaded') markLoaded();
    else if (message.type === 'failed') settle(message.id, { kind: 'failed' });
    else settle(message.id, { kind: 'returned', payload: message.payload });
  });
  worker.on('error', (error) => {
    writeLog(`ERROR\tUncaught Exception\t${inspect(error)}`);
    refuse(error);
  });
  worker.on('exit', (code) => {
    for (const end of logEnds) end();
    refuse(new Error(`The function ended with exit status ${code} while it was loading`));
    for (const id of [...open.keys()]) settle(id, { kind: 'crashed' });
    markEnded();
  });

  function settle(id: number, result: InvocationResult): void {
    open.get(id)?.(result);
    open.delete(id);
    if (retired && open.size === 0) worker.terminate();
  }

  return {
    loaded,
    ended,
    invoke: (call, timeoutMs) => {
      const id = ++lastId;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(id, { kind: 'timed-out' }), timeoutMs);
        open.set(id, (result) => {
          clearTimeout(timer);
          resolve(result);
        });
        worker.postMessage({ id, ...call } satisfies InvokeMessage);
      });
    },
    retire: () => {
      retired = true;
      if (open.size === 0) worker.terminate();
    },
    terminate: async () => {
      await worker.terminate();
      await ended;
    },
  };
}
