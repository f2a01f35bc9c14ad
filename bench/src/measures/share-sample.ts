import type { SubjectName } from '../prepare-subjects.ts';
import { requireSuccess } from '../require-success.ts';
import { readProcessUsage } from '../runtime/read-process-usage.ts';
import type { HandlerCommand } from '../runtime/start-handler.ts';
import { startLimitedHandler } from '../runtime/start-limited-handler.ts';
import { findQuantile } from '../statistics.ts';
import { createFunctionUrlEvent } from '../webhook-event.ts';
import { shareOf } from './memory.ts';

/** Times of one process, ms, and its memory. */
export interface ShareSample {
  readonly initMs: number;
  readonly firstMs: number;
  readonly initAndFirstMs: number;
  readonly secondMs: number;
  /** Median and mean of later calls, one after the other. */
  readonly warmMs: number;
  readonly warmMeanMs: number;
  /** Resident at the end. */
  readonly megabytes: number;
}

/** Starts a process with the share of `memoryMb` and calls it `calls` times after its second call. */
export async function takeShareSample(
  name: SubjectName,
  command: HandlerCommand,
  { memoryMb, calls }: { readonly memoryMb: number; readonly calls: number },
): Promise<ShareSample> {
  const handler = await startLimitedHandler(command, shareOf(memoryMb));
  try {
    const initMs = handler.readyAt - handler.startedAt;
    const call = async (): Promise<number> => {
      const event = createFunctionUrlEvent(Date.now());
      const from = performance.now();
      requireSuccess(name, await handler.invoke(event));
      return performance.now() - from;
    };
    const firstMs = await call();
    const secondMs = await call();
    const warm: number[] = [];
    for (let left = calls; left > 0; left -= 1) warm.push(await call());
    const { memoryBytes } = await readProcessUsage(handler.pid);
    return {
      initMs,
      firstMs,
      initAndFirstMs: initMs + firstMs,
      secondMs,
      warmMs: findQuantile(warm, 0.5),
      warmMeanMs: warm.reduce((sum, ms) => sum + ms, 0) / warm.length,
      megabytes: memoryBytes / 1_000_000,
    };
  } finally {
    await handler.end();
  }
}
