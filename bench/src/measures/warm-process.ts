import type { SubjectName } from '../prepare-subjects.ts';
import { requireSuccess } from '../require-success.ts';
import { readProcessUsage } from '../runtime/read-process-usage.ts';
import { type HandlerCommand, startHandler } from '../runtime/start-handler.ts';
import { createFunctionUrlEvent } from '../webhook-event.ts';

/** What a process used over all of its calls. */
export interface ProcessFigures {
  /** Without the first calls. */
  readonly cpuUsPerCall: number;
  readonly firstMegabytes: number;
  readonly lastMegabytes: number;
}

export interface WarmProcess {
  readonly name: SubjectName;
  /** Makes calls, one after the other. */
  readonly call: (count: number) => Promise<void>;
  readonly readFigures: () => Promise<ProcessFigures>;
  readonly end: () => Promise<void>;
}

const FIRST_CALLS = 10;
const MEGABYTE = 1_000_000;

/** Starts a handler's process and makes its first calls. */
export async function startWarmProcess(
  name: SubjectName,
  command: HandlerCommand,
): Promise<WarmProcess> {
  const handler = await startHandler(command);
  let calls = 0;
  let cpuMs = 0;

  async function call(count: number): Promise<void> {
    const event = createFunctionUrlEvent(Date.now());
    const before = await readProcessUsage(handler.pid);
    for (let left = count; left > 0; left -= 1) requireSuccess(name, await handler.invoke(event));
    const after = await readProcessUsage(handler.pid);
    calls += count;
    cpuMs += after.cpuMs - before.cpuMs;
  }

  try {
    await call(FIRST_CALLS);
  } catch (error) {
    await handler.end();
    throw error;
  }
  const first = await readProcessUsage(handler.pid);
  calls = 0;
  cpuMs = 0;
  return {
    name,
    call,
    async readFigures() {
      const last = await readProcessUsage(handler.pid);
      return {
        cpuUsPerCall: (cpuMs * 1_000) / calls,
        firstMegabytes: first.memoryBytes / MEGABYTE,
        lastMegabytes: last.memoryBytes / MEGABYTE,
      };
    },
    end: handler.end,
  };
}
