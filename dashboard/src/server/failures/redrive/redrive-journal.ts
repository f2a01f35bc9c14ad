import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  type FilteredLogEvent,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Redrive, RedriveResult } from '@momento-gateway/api/failures/redrive';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LRUCache } from 'lru-cache';
import { formatRedriveLines, toRedrive } from './redrive-lines.ts';

const PAGES_MAX = 20;

/** CloudWatch Logs allows few calls a second, and a page that follows a redrive asks each second. */
const FRESH_MS = 2_000;
const REMEMBERED_MAX = 100;

interface JournalOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

/** What redrives write to the gateway's log group, so that any dashboard can follow them. */
export interface RedriveJournal {
  /** Adds how far it is, and results that were not written before. Rejects as AWS does. */
  readonly write: (redrive: Redrive, results: readonly RedriveResult[]) => Promise<void>;
  /** Undefined when the log says nothing of it, or no log group is configured. */
  readonly read: (redriveId: string) => Promise<Redrive | undefined>;
}

/** A stream for each redrive, `redrives/<id>`. */
export function createRedriveJournal(options: JournalOptions): RedriveJournal {
  const { logs, logGroupName, now, elapsed } = options;
  const opened = new Set<string>();
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

  async function readEvents(logStreamName: string): Promise<FilteredLogEvent[]> {
    const found: FilteredLogEvent[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await logs.send(
        new FilterLogEventsCommand({ logGroupName, logStreamNames: [logStreamName], nextToken }),
      );
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

  return {
    async write(redrive, results) {
      if (logGroupName === undefined) return;
      const logStreamName = nameStream(redrive.redriveId);
      await open(logStreamName);
      const timestamp = now();
      const logEvents = formatRedriveLines(redrive, results).map((message) => ({
        timestamp,
        message,
      }));
      await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
      if (redrive.endedAt !== undefined) opened.delete(logStreamName);
    },

    async read(redriveId) {
      if (logGroupName === undefined) return undefined;
      return (await reads.forceFetch(redriveId)).redrive;
    },
  };
}

function nameStream(redriveId: string): string {
  return `redrives/${redriveId}`;
}
