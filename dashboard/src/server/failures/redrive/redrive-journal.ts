import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  type FilteredLogEvent,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LRUCache } from 'lru-cache';
import { redriveStreamPrefix } from './redrive-id.ts';
import {
  formatRedriveLines,
  formatStopLine,
  type RedriveNews,
  STOP_LINES,
  toRedrive,
} from './redrive-lines.ts';
import { createRedriveLog, type LoggedRedrives } from './redrive-log.ts';

const PAGES_MAX = 20;

/** CloudWatch Logs allows few calls a second, and a page that follows a redrive asks each second. */
const FRESH_MS = 2_000;
const REMEMBERED_MAX = 100;

interface JournalOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  /** Whose redrives these are: those of other tenants are not seen. */
  readonly tenant: string;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

/** What redrives write to the gateway's log group, so that any dashboard can follow them. */
export interface RedriveJournal {
  /** Adds how far it is, and what was not written before. Rejects as AWS does. */
  readonly write: (redrive: Redrive, news: RedriveNews) => Promise<void>;
  /** Undefined when the log says nothing of it, or no log group is configured. */
  readonly read: (redriveId: string) => Promise<Redrive | undefined>;
  /** Undefined when no log group is configured. */
  readonly list: () => Promise<LoggedRedrives | undefined>;
  /** Asks the process that runs a redrive to stop it. Rejects as AWS does. */
  readonly askToStop: (redriveId: string) => Promise<void>;
  /** Whether another process asked for that. */
  readonly isStopAsked: (redriveId: string) => Promise<boolean>;
}

/** A stream for each redrive, `redrives/<id>` or `redrives/<tenant>/<id>`. */
export function createRedriveJournal(options: JournalOptions): RedriveJournal {
  const { logs, logGroupName, tenant, now, elapsed } = options;
  const prefix = redriveStreamPrefix(tenant);
  const nameStream = (redriveId: string) => `${prefix}${redriveId}`;
  const opened = new Set<string>();
  const begun = new Set<string>();
  // A redrive that the log does not know is remembered too.
  const reads = new LRUCache<string, { readonly redrive: Redrive | undefined }>({
    max: REMEMBERED_MAX,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: async (redriveId) => ({ redrive: await look(redriveId) }),
  });

  async function open(logStreamName: string): Promise<void> {
    if (opened.has(logStreamName)) return;
    try {
      await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    } catch (error) {
      if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
    }
    opened.add(logStreamName);
  }

  async function readEvents(
    logStreamName: string,
    filterPattern?: string,
  ): Promise<FilteredLogEvent[]> {
    const found: FilteredLogEvent[] = [];
    const search = { logGroupName, logStreamNames: [logStreamName], filterPattern };
    let nextToken: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await logs.send(new FilterLogEventsCommand({ ...search, nextToken }));
      found.push(...(answer.events ?? []));
      nextToken = answer.nextToken;
      if (nextToken === undefined) break;
    }
    return found;
  }

  async function look(redriveId: string): Promise<Redrive | undefined> {
    try {
      return toRedrive(await readEvents(nameStream(redriveId)), now());
    } catch (error) {
      if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
      throw error;
    }
  }

  async function put(logStreamName: string, lines: readonly string[]): Promise<void> {
    const timestamp = now();
    const logEvents = lines.map((message) => ({ timestamp, message }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }

  const log =
    logGroupName === undefined ? undefined : createRedriveLog({ logs, logGroupName, prefix, now });
  return {
    async write(redrive, news) {
      if (logGroupName === undefined) return;
      const logStreamName = nameStream(redrive.redriveId);
      await open(logStreamName);
      const isFirst = !begun.has(logStreamName);
      await put(logStreamName, formatRedriveLines(redrive, news, isFirst));
      begun.add(logStreamName);
      if (redrive.endedAt === undefined) return;
      opened.delete(logStreamName);
      begun.delete(logStreamName);
    },

    list: async () => log?.list(),

    async askToStop(redriveId) {
      await put(nameStream(redriveId), [formatStopLine(now())]);
      reads.delete(redriveId);
    },

    async isStopAsked(redriveId) {
      if (logGroupName === undefined) return false;
      return (await readEvents(nameStream(redriveId), STOP_LINES)).length > 0;
    },

    async read(redriveId) {
      if (logGroupName === undefined) return undefined;
      return (await reads.forceFetch(redriveId)).redrive;
    },
  };
}
