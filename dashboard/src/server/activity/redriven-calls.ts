import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { readBackwards } from './read-backwards.ts';
import {
  parseRedrivenCalls,
  REDRIVE_STREAM_PREFIX,
  REDRIVEN_CALLS_LINES,
} from './redriven-calls-line.ts';

/** As long as a queue keeps a parked event. */
const REACH_MS = 14 * 24 * 60 * 60_000;

const CALLS_MAX = 20;

/** CloudWatch Logs shows a line a while after it was written: so much is read once more. */
const OVERLAP_MS = 5 * 60_000;
const FRESH_MS = 3_000;

/** The newest are kept. */
const KEPT_MAX = 50_000;

export interface RedrivenCall {
  /** When a redrive reported it, ms since the epoch. */
  readonly at: number;
  readonly redriveId: string;
}

/** The calls whose parked events any dashboard has redriven, as far as the log says. */
export interface RedrivenCalls {
  /** By request id, all that are known. Rejects as AWS does. */
  readonly read: () => Promise<ReadonlyMap<string, RedrivenCall>>;
}

interface RedrivenCallsOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

/** Reads the log once, and then what is new in it. */
export function createRedrivenCalls(options: RedrivenCallsOptions): RedrivenCalls {
  const { logs, logGroupName, now, elapsed } = options;
  const known = new Map<string, RedrivenCall>();
  let readUntil = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  function remember(requestId: string, call: RedrivenCall): void {
    known.delete(requestId);
    known.set(requestId, call);
  }

  async function look(logGroupName: string): Promise<void> {
    const to = now();
    const startedAt = elapsed();
    const from = Math.max(to - REACH_MS, Math.min(readUntil, to) - OVERLAP_MS);
    const found: [string, RedrivenCall][] = [];
    const intervals = readBackwards({
      ...{ logs, logGroupName, from, to },
      filterPattern: REDRIVEN_CALLS_LINES,
      logStreamNamePrefix: REDRIVE_STREAM_PREFIX,
      callsMax: CALLS_MAX,
    });
    try {
      for await (const { events } of intervals) {
        for (const { message = '', logStreamName = '', timestamp: at = 0 } of events) {
          // Before the id is the tenant, if it is not the default one.
          const redriveId = logStreamName.slice(logStreamName.lastIndexOf('/') + 1);
          const calls = parseRedrivenCalls(message);
          found.push(...calls.map((id): [string, RedrivenCall] => [id, { at, redriveId }]));
        }
        if (found.length >= KEPT_MAX) break;
      }
    } catch (error) {
      // There is no stream of a redrive yet.
      if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    }
    // Oldest first: what was seen last is kept longest.
    for (const [requestId, call] of found.reverse()) remember(requestId, call);
    const surplus = Math.max(0, known.size - KEPT_MAX);
    for (const requestId of [...known.keys()].slice(0, surplus)) known.delete(requestId);
    readUntil = to;
    lookedAt = startedAt;
  }

  return {
    async read() {
      if (logGroupName === undefined || elapsed() - lookedAt < FRESH_MS) return known;
      reading ??= look(logGroupName).finally(() => {
        reading = undefined;
      });
      await reading;
      return known;
    },
  };
}
