import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  type FilteredLogEvent,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Redrive, RedriveResult } from '../../api/redrive.ts';
import { isLogGroupMissing } from '../activity/is-log-group-missing.ts';
import { formatRedriveLines, parseRedriveLines } from './redrive-lines.ts';

/** Without a sign of life for so long a redrive counts as stopped. */
const SILENCE_MAX_MS = 30_000;
const PAGES_MAX = 20;

interface JournalOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  readonly now: () => number;
}

/** What redrives tell in the gateway's log group, so that any dashboard can follow them. */
export interface RedriveJournal {
  /** Adds how far it is, and results that were not written before. Rejects as AWS does. */
  readonly write: (redrive: Redrive, results: readonly RedriveResult[]) => Promise<void>;
  /** Undefined when the log says nothing of it, or no log group is configured. */
  readonly read: (redriveId: string) => Promise<Redrive | undefined>;
}

/** A stream for each redrive, `redrives/<id>`. */
export function createRedriveJournal({ logs, logGroupName, now }: JournalOptions): RedriveJournal {
  const opened = new Set<string>();

  async function open(logStreamName: string): Promise<void> {
    if (opened.has(logStreamName)) return;
    try {
      await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    } catch (error) {
      if ((error as Error).name !== 'ResourceAlreadyExistsException') throw error;
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
      try {
        return toRedrive(await readEvents(nameStream(redriveId)), now());
      } catch (error) {
        if (isLogGroupMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

function nameStream(redriveId: string): string {
  return `redrives/${redriveId}`;
}

function toRedrive(events: readonly FilteredLogEvent[], now: number): Redrive | undefined {
  const logged = parseRedriveLines(events.map(({ message = '' }) => message));
  if (logged === undefined) return undefined;
  const { status, results } = logged;
  // AWS's clock and the writer's own: whichever is later did see it.
  const seenAt = Math.max(
    ...events.map(({ timestamp = 0, ingestionTime = 0 }) => Math.max(timestamp, ingestionTime)),
  );
  if (status.state !== 'running') return { ...status, seenAt, results: [...results] };
  if (now - seenAt <= SILENCE_MAX_MS) return { ...status, seenAt, results: [] };
  return {
    ...status,
    seenAt,
    state: 'stopped',
    results: [...results],
    problem: explainSilence(status.runsAt),
  };
}

function explainSilence(runsAt: string): string {
  return `The dashboard that ran it, ${runsAt} (host and process id), ended or can no longer be heard.`;
}
