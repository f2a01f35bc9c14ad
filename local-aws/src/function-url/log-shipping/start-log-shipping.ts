import type { Clock } from '../../core/clock.ts';
import { createLogBuffer, type LogEvent } from './log-buffer.ts';
import type { WriteLogEvents } from './log-writer.ts';

export interface LogShipping {
  /** Accepts a line, which is shipped later. */
  readonly push: (line: string) => void;
  /** Ships waiting lines for up to `withinMs`. */
  readonly close: (withinMs: number) => Promise<void>;
}

interface LogShippingOptions {
  readonly write: WriteLogEvents;
  readonly clock: Clock;
  /** Called with a message when lines cannot be shipped, can be shipped again, or are lost. */
  readonly onProblem: (message: string) => void;
}

const GATHER_MS = 250;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;

/**
 * Ships lines in order and in batches. While they cannot be written up to 16 batches wait; then the
 * oldest are lost. A batch whose answer is lost is written twice.
 */
export function startLogShipping({ write, clock, onProblem }: LogShippingOptions): LogShipping {
  const buffer = createLogBuffer();
  const closing = new AbortController();
  let hasLines = Promise.withResolvers<void>();
  let isGivenUp = false;

  async function pause(delayMs: number): Promise<void> {
    await clock.sleep(delayMs, closing.signal).catch(() => {});
  }

  async function shipBatch(batch: readonly LogEvent[]): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)) {
      const outcome = await write(batch);
      if (outcome.kind === 'refused') onProblem(describeLoss(batch.length, outcome.reason));
      if (outcome.kind !== 'unavailable') {
        if (retryMs > FIRST_RETRY_MS) onProblem('CloudWatch Logs accepts log lines again.');
        return;
      }
      if (closing.signal.aborted) {
        isGivenUp = true;
        onProblem(describeLoss(batch.length + buffer.clear(), outcome.reason));
        return;
      }
      if (retryMs === FIRST_RETRY_MS)
        onProblem(`Log lines are waiting to be shipped: ${outcome.reason}`);
      await pause(retryMs);
    }
  }

  async function ship(): Promise<void> {
    while (!isGivenUp && !(closing.signal.aborted && buffer.countBatches() === 0)) {
      await hasLines.promise;
      await pause(GATHER_MS);
      hasLines = Promise.withResolvers();
      // Only those there are now: the function may go on writing.
      for (let left = buffer.countBatches(); left > 0 && !isGivenUp; left--) {
        const batch = buffer.take();
        if (batch === undefined) break;
        await shipBatch(batch);
        const dropped = buffer.takeDropped();
        if (dropped > 0) onProblem(describeLoss(dropped, 'too many were waiting'));
      }
      if (closing.signal.aborted || buffer.countBatches() > 0) hasLines.resolve();
    }
  }

  const shipped = ship();
  return {
    push: (line) => {
      buffer.push(line, clock.now());
      hasLines.resolve();
    },
    close: async (withinMs) => {
      closing.abort();
      hasLines.resolve();
      const timer = new AbortController();
      const timeout = clock.sleep(withinMs, timer.signal).catch(() => {});
      await Promise.race([shipped, timeout]);
      timer.abort();
    },
  };
}

function describeLoss(count: number, reason: string): string {
  return `${count} log line${count === 1 ? ' is' : 's are'} lost: ${reason}`;
}
