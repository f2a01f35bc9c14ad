import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  UNKNOWN_CALLS_HOURS,
  type UnknownCall,
} from '@momento-gateway/api/observation/unknown-calls';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { countUnknownCalls, UNKNOWN_CALL_LINES } from './count-unknown-calls.ts';
import { readBackwards } from './read-backwards.ts';

const SPAN_MS = UNKNOWN_CALLS_HOURS * 60 * 60_000;

/** A flood of ids ends the look early: it takes no more calls, and no more memory, than this. */
const CALLS_MAX = 20;
const IDS_MAX = 10_000;

/** Of these, so many are kept between two looks. */
const KEPT_MAX = 1_000;

const FRESH_MS = 10_000;

interface CountedUnknownCalls {
  /** Most calls first. */
  readonly unknownCalls: readonly UnknownCall[];
  /** How many ids and paths were found. */
  readonly total: number;
  /** How far back the log was read, ms since the epoch. */
  readonly searchedFrom: number;
  readonly complete: boolean;
}

/** Calls of the last 24 hours to webhooks that do not exist, from the gateway's log. */
export interface UnknownCalls {
  /** From memory when that is young. Undefined when no log group is configured. Rejects as AWS does. */
  readonly read: () => Promise<CountedUnknownCalls | undefined>;
}

interface UnknownCallsOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

export function createUnknownCalls(options: UnknownCallsOptions): UnknownCalls {
  const { logs, logGroupName, now, elapsed } = options;
  let looked: { readonly at: number; readonly counted: CountedUnknownCalls } | undefined;
  let looking: Promise<CountedUnknownCalls> | undefined;

  async function look(logGroupName: string): Promise<CountedUnknownCalls> {
    const to = now();
    const startedAt = elapsed();
    const from = Math.max(0, to - SPAN_MS);
    const counts = new Map<string, UnknownCall>();
    let searchedFrom = to;
    const search = { logs, logGroupName, from, to, callsMax: CALLS_MAX };
    try {
      for await (const interval of readBackwards({
        ...search,
        filterPattern: UNKNOWN_CALL_LINES,
      })) {
        searchedFrom = interval.from;
        await countUnknownCalls(counts, interval.events);
        if (counts.size > IDS_MAX) break;
      }
    } catch (error) {
      // The gateway's first call creates the log group.
      if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
      searchedFrom = from;
    }
    const unknownCalls = [...counts.values()].sort(compareCounts).slice(0, KEPT_MAX);
    const complete = searchedFrom <= from;
    const counted = { unknownCalls, total: counts.size, searchedFrom, complete };
    looked = { at: startedAt, counted };
    return counted;
  }

  return {
    async read() {
      if (logGroupName === undefined) return undefined;
      if (looked !== undefined && elapsed() - looked.at < FRESH_MS) return looked.counted;
      looking ??= look(logGroupName).finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

/** Whoever guesses ids calls each of them once; a mistyped URL is called again and again. */
function compareCounts(left: UnknownCall, right: UnknownCall): number {
  return right.count - left.count || right.lastAt - left.lastAt;
}
