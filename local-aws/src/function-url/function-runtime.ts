import type { FunctionOptions } from './function-environment.ts';
import {
  type FunctionWorker,
  type InvocationResult,
  startFunctionWorker,
} from './function-worker.ts';

export interface FunctionRuntime {
  /** Rejects when the function cannot be loaded at the start. */
  readonly loaded: Promise<void>;
  readonly invoke: (call: {
    readonly requestId: string;
    /** JSON text. */
    readonly event: string;
  }) => Promise<InvocationResult>;
  readonly close: () => Promise<void>;
}

interface RuntimeOptions extends FunctionOptions {
  readonly timeoutMs: number;
  readonly writeLog: (line: string) => void;
  readonly now: () => number;
}

/**
 * Keeps a function running. A function that crashes is restarted. When a call times out, a new
 * thread serves later calls and the old one ends once its open calls are settled.
 */
export function startFunctionRuntime(options: RuntimeOptions): FunctionRuntime {
  const { timeoutMs, now } = options;
  const workers = new Set<FunctionWorker>();
  let current: FunctionWorker | undefined;
  let closed = false;

  function startWorker(): FunctionWorker {
    const worker = startFunctionWorker(options);
    let hasLoaded = false;
    workers.add(worker);
    worker.loaded.then(
      () => {
        hasLoaded = true;
      },
      () => {},
    );
    worker.ended.then(() => {
      workers.delete(worker);
      if (current !== worker) return;
      // A function that fails to load is not retried until the next call.
      current = hasLoaded && !closed ? startWorker() : undefined;
    });
    return worker;
  }

  current = startWorker();
  return {
    loaded: current.loaded,
    invoke: async ({ requestId, event }) => {
      current ??= startWorker();
      const worker = current;
      const deadlineAt = now() + timeoutMs;
      const result = await worker.invoke({ requestId, event, deadlineAt }, timeoutMs);
      if (result.kind === 'timed-out') {
        options.writeLog(`${requestId}\tERROR\tTask timed out after ${timeoutMs / 1000} seconds`);
        if (current === worker) current = closed ? undefined : startWorker();
        worker.retire();
      }
      return result;
    },
    close: async () => {
      closed = true;
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}
