import { setImmediate as giveWay } from 'node:timers/promises';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { waitBriefly } from '../aws/wait-briefly.ts';
import { createCallTallies } from './call-tallies.ts';
import type { CountedCall, WebhookActivity } from './call-tally.ts';
import { readBackwards } from './read-backwards.ts';
import { readLogLine } from './read-log-line.ts';

const DAY_MS = 24 * 60 * 60_000;
const WINDOW_MS = 7 * DAY_MS;
const CALLS_MAX = 40;

/** CloudWatch Logs shows a line only seconds after it was written: so much is read anew. */
const LATE_MS = 2 * 60_000;

/** Looking costs calls: the next look waits this many times as long as the last one took. */
const REST_FACTOR = 10;
const REST_MIN_MS = 1_000;
const REST_MAX_MS = 60_000;

/** So many lines are parsed before others get their turn: some milliseconds' work. */
const LINES_AT_ONCE = 1_000;
const CALLS_AT_ONCE = 10_000;

export interface ActivitySnapshot {
  readonly webhooks: ReadonlyMap<string, WebhookActivity>;
  /** How far back the log was looked at, ms since the epoch. */
  readonly since: number;
}

/** What the log of the last seven days says of all webhooks, in memory. */
export interface ActivityIndex {
  /**
   * Undefined when no log group is configured. Hardly waits once there is a snapshot; throws what
   * the last look threw.
   */
  readonly read: () => Promise<ActivitySnapshot | undefined>;
}

interface ActivityIndexOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  readonly now: () => number;
  /** Webhooks of which something is told however many others are called. */
  readonly isRegistered: (webhookId: string) => boolean;
  /** How long a caller may be made to wait; a new look gets half of it when there is an older one. */
  readonly maxWaitMs: number;
}

export function createActivityIndex(options: ActivityIndexOptions): ActivityIndex {
  const { logs, logGroupName, now, maxWaitMs, isRegistered } = options;
  /** Calls that are older than what the next look reads again. */
  const settled = createCallTallies(isRegistered);
  let since: number | undefined;
  let readUntil = 0;
  let restUntil = 0;
  let snapshot: ActivitySnapshot | undefined;
  let looking: Promise<ActivitySnapshot> | undefined;
  /** What the last look threw: what is held may no longer be true. */
  let failure: { readonly error: unknown } | undefined;

  async function look(logGroupName: string): Promise<ActivitySnapshot> {
    const startedAt = now();
    const oldest = startedAt - WINDOW_MS;
    const from = since === undefined ? oldest : Math.max(oldest, readUntil - LATE_MS);
    const read = await readCalls({ logs, logGroupName, from, to: startedAt });
    const isJoined = since !== undefined && read.since <= from;
    if (!isJoined) settled.clear();
    since = isJoined ? Math.max(since ?? 0, oldest) : read.since;
    const settledTo = startedAt - LATE_MS;
    const recent: CountedCall[] = [];
    for (let start = 0; start < read.calls.length; start += CALLS_AT_ONCE) {
      const calls = read.calls.slice(start, start + CALLS_AT_ONCE);
      settled.add(calls.filter(({ at }) => at < settledTo));
      recent.push(...calls.filter(({ at }) => at >= settledTo));
      await giveWay();
    }
    readUntil = startedAt;
    failure = undefined;
    snapshot = { webhooks: settled.summarise(recent, { now: startedAt, oldest }), since };
    const endedAt = now();
    const restMs = Math.max(REST_MIN_MS, REST_FACTOR * (endedAt - startedAt));
    restUntil = endedAt + Math.min(REST_MAX_MS, restMs);
    return snapshot;
  }

  async function lookAgain(logGroupName: string): Promise<ActivitySnapshot> {
    try {
      return await look(logGroupName);
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      looking = undefined;
    }
  }

  return {
    async read() {
      if (logGroupName === undefined) return undefined;
      if (snapshot !== undefined && now() < restUntil) return snapshot;
      looking ??= lookAgain(logGroupName);
      if (snapshot === undefined) return looking;
      const fresh = await waitBriefly(looking, maxWaitMs / 2);
      if (fresh !== 'late') return fresh;
      if (failure !== undefined) throw failure.error;
      return snapshot;
    },
  };
}

interface Stretch {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string;
  readonly from: number;
  readonly to: number;
}

/** Calls are in order of time. A log group that is not there yet holds no calls: the gateway's first call makes it. */
async function readCalls({ from, to, ...group }: Stretch) {
  const calls: CountedCall[] = [];
  let since = to;
  const search = { ...group, filterPattern: '{ $.webhookId = "*" }', from, to };
  try {
    for await (const stretch of readBackwards({ ...search, callsMax: CALLS_MAX })) {
      since = stretch.from;
      for (const [place, event] of stretch.events.entries()) {
        if (place % LINES_AT_ONCE === 0) await giveWay();
        const line = readLogLine(event);
        if (typeof line?.webhookId !== 'string') continue;
        const { webhookId, message: outcome } = line;
        calls.push({ webhookId, at: event.timestamp ?? 0, outcome });
      }
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return { calls: [], since: from };
  }
  return { calls: calls.reverse(), since };
}
