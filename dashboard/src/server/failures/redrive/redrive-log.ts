import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { RedriveSummary } from '@momento-gateway/api/failures/redrive';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { readBackwards } from '../../activity/read-backwards.ts';
import { MARKED_LINES, toRedrive } from './redrive-lines.ts';

/** As long as a queue keeps a failure, and so a redrive can matter to one. */
const REACH_MS = 14 * 24 * 60 * 60_000;

const REDRIVES_MAX = 200;
const CALLS_MAX = 40;

/** CloudWatch Logs shows a line a while after it was written: so much is read once more. */
const OVERLAP_MS = 5 * 60_000;

/** A page that follows several redrives asks for the list again and again. */
const FRESH_MS = 3_000;

export interface LoggedRedrives {
  readonly redrives: readonly RedriveSummary[];
  /** False when there are more. */
  readonly complete: boolean;
}

interface LogOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string;
  /** Of the names of the tenant's streams. */
  readonly prefix: string;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** Reads from the log how each redrive of one tenant, by whichever dashboard, began and ended. */
export function createRedriveLog({ logs, logGroupName, prefix, now }: LogOptions) {
  const known = new Map<string, RedriveSummary>();
  let readUntil = 0;
  let complete = true;
  let reading: Promise<void> | undefined;

  /** The default tenant's prefix is that of the other tenants too, whose streams have one part more. */
  const isOwnStream = (name = '') => !name.slice(prefix.length).includes('/');

  async function read(): Promise<void> {
    const to = now();
    const from = Math.max(to - REACH_MS, readUntil - OVERLAP_MS);
    const search = { logs, logGroupName, filterPattern: MARKED_LINES, from, to };
    const found = new Set<string>();
    let reached = to;
    const intervals = readBackwards({
      ...search,
      logStreamNamePrefix: prefix,
      callsMax: CALLS_MAX,
    });
    for await (const interval of intervals) {
      reached = interval.from;
      // Newest first: the end of a redrive is seen before its begin.
      for (const event of interval.events) {
        if (!isOwnStream(event.logStreamName)) continue;
        const redrive = toRedrive([event], now());
        if (redrive === undefined) continue;
        const { results: _, ...summary } = redrive;
        const isEnd = summary.endedAt !== undefined;
        if (isEnd || !known.has(summary.redriveId)) known.set(summary.redriveId, summary);
        found.add(summary.redriveId);
      }
      if (found.size >= REDRIVES_MAX) break;
    }
    if (readUntil === 0) complete = reached <= from;
    readUntil = to;
    for (const { redriveId, startedAt } of known.values()) {
      if (startedAt < to - REACH_MS) known.delete(redriveId);
    }
  }

  return {
    async list(): Promise<LoggedRedrives> {
      if (now() - readUntil >= FRESH_MS) {
        reading ??= read().finally(() => {
          reading = undefined;
        });
        try {
          await reading;
        } catch (error) {
          // The gateway's first call, or the first redrive, creates the log group.
          if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        }
      }
      return { redrives: [...known.values()], complete };
    },
  };
}
