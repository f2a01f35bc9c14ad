import { setImmediate as giveWay } from 'node:timers/promises';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { waitBriefly } from '../aws/wait-briefly.ts';
import { type CallTallies, createCallTallies } from './call-tallies.ts';
import type { CountedCall, WebhookActivity } from './call-tally.ts';
import { readBackwards } from './read-backwards.ts';
import { readLogLine } from './read-log-line.ts';

const DAY_MS = 24 * 60 * 60_000;
const WINDOW_MS = 7 * DAY_MS;
const CALLS_MAX = 40;

/** CloudWatch Logs shows a line seconds after it was written: the newest part is read again. */
const LATE_MS = 2 * 60_000;

/** Reading the log costs calls: the next read waits this many times as long as the last took. */
const REST_FACTOR = 10;
const REST_MIN_MS = 1_000;
const REST_MAX_MS = 60_000;

/** Lines to parse before other calls get their turn: a few milliseconds of work. */
const LINES_AT_ONCE = 1_000;
const CALLS_AT_ONCE = 10_000;

export interface ActivitySnapshot {
  readonly webhooks: ReadonlyMap<string, WebhookActivity>;
  /** How far back the log was read, ms since the epoch. */
  readonly since: number;
  /** What the numbers of a webhook's messages say now; undefined when it had no call. */
  readonly readNumbers: CallTallies['readNumbers'];
}

/** Summary of all webhooks from the log of the last seven days, in memory. */
export interface ActivityIndex {
  /**
   * Undefined when no log group is configured. Waits only briefly once there is a snapshot; throws
   * what the last read of the log threw.
   */
  readonly read: () => Promise<ActivitySnapshot | undefined>;
}

interface ActivityIndexOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  readonly now: () => number;
  /** Registered webhooks are kept, however many unknown ids are called. */
  readonly isRegistered: (webhookId: string) => boolean;
  /** How long a caller may wait; a new read gets half of it when there is an older snapshot. */
  readonly maxWaitMs: number;
}

export function createActivityIndex(options: ActivityIndexOptions): ActivityIndex {
  const { logs, logGroupName, now, maxWaitMs, isRegistered } = options;
  /** Calls that are older than the part that the next read repeats. */
  const settled = createCallTallies(isRegistered);
  let since: number | undefined;
  let readUntil = 0;
  let restUntil = 0;
  let snapshot: ActivitySnapshot | undefined;
  let looking: Promise<ActivitySnapshot> | undefined;
  /** What the last read threw: the snapshot may be outdated. */
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
    const webhooks = settled.summarise(recent, { now: startedAt, oldest, settledTo });
    snapshot = { webhooks, since, readNumbers: settled.readNumbers };
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

interface CallSearch {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string;
  readonly from: number;
  readonly to: number;
}

/** Oldest first. A log group that does not exist yet holds no calls: the first call creates it. */
async function readCalls({ from, to, ...group }: CallSearch) {
  const calls: CountedCall[] = [];
  let since = to;
  const search = { ...group, filterPattern: '{ $.webhookId = "*" }', from, to };
  try {
    for await (const interval of readBackwards({ ...search, callsMax: CALLS_MAX })) {
      since = interval.from;
      for (const [place, event] of interval.events.entries()) {
        if (place % LINES_AT_ONCE === 0) await giveWay();
        const line = readLogLine(event);
        if (typeof line?.webhookId !== 'string') continue;
        const at = event.timestamp ?? 0;
        const { webhookId, message: outcome } = line;
        calls.push({ webhookId, at, outcome, numbered: readNumber(line, at) });
      }
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return { calls: [], since: from };
  }
  return { calls: calls.reverse(), since };
}

/** The line has no publish timestamp, but how old the message was when the call arrived. */
function readNumber(line: GatewayLogLine, at: number): CountedCall['numbered'] {
  const { sequenceNumber: number, ageMs, durationMs } = line;
  if (!Number.isSafeInteger(number) || !Number.isFinite(ageMs)) return undefined;
  return { number: number ?? 0, publishedAt: at - durationMs - (ageMs ?? 0) };
}
