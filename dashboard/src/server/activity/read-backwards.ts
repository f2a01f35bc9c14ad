import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

const FIRST_WIDTH_MS = 5 * 60_000;
const WIDENING = 4;

/** An interval that takes more calls than this is split into shorter ones. */
const INTERVAL_CALLS_MAX = 6;

export interface LogSearch {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string;
  readonly filterPattern: string;
  /** Only of streams whose name begins so. */
  readonly logStreamNamePrefix?: string;
  /** Both inclusive, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** How many calls of CloudWatch Logs the search may take. */
  readonly callsMax: number;
}

/** An interval of the log that was read completely. */
export interface LogInterval {
  /** ms since the epoch; the next interval ends before it. */
  readonly from: number;
  /** Newest first. */
  readonly events: readonly FilteredLogEvent[];
}

/**
 * Reads a log from its end. CloudWatch Logs lists oldest first, so this asks for one interval of
 * time after the other, longer ones where there is little. Ends before `from` when the calls are
 * used up.
 */
export async function* readBackwards(search: LogSearch): AsyncGenerator<LogInterval> {
  let callsLeft = search.callsMax;
  let width = FIRST_WIDTH_MS;
  let to = search.to;
  while (to >= search.from && callsLeft > 0) {
    const from = Math.max(search.from, to - width + 1);
    const isShortest = from === to;
    const callsMax = isShortest ? callsLeft : Math.min(callsLeft, INTERVAL_CALLS_MAX);
    const { events, calls } = await readInterval(search, { from, to, callsMax });
    callsLeft -= calls;
    if (events === undefined) {
      width = Math.max(1, Math.floor((to - from + 1) / WIDENING));
      continue;
    }
    yield { from, events: events.reverse() };
    to = from - 1;
    if (calls === 1) width *= WIDENING;
  }
}

/** Events are undefined when the calls were not enough. */
async function readInterval(
  { logs, logGroupName, filterPattern, logStreamNamePrefix }: LogSearch,
  { from, to, callsMax }: { from: number; to: number; callsMax: number },
): Promise<{ events: FilteredLogEvent[] | undefined; calls: number }> {
  const found: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  for (let calls = 1; calls <= callsMax; calls += 1) {
    const { events = [], nextToken: next } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        filterPattern,
        ...(logStreamNamePrefix !== undefined && { logStreamNamePrefix }),
        startTime: from,
        endTime: to,
        nextToken,
      }),
    );
    found.push(...events);
    nextToken = next;
    // Pages are in order of time only when there is a single log stream.
    if (nextToken === undefined) return { events: found.sort(compareEvents), calls };
  }
  return { events: undefined, calls: callsMax };
}

type EventPlace = Pick<FilteredLogEvent, 'timestamp' | 'eventId'>;

/** Oldest first; the id decides between events of the same millisecond. */
function compareEvents(left: EventPlace, right: EventPlace): number {
  const difference = (left.timestamp ?? 0) - (right.timestamp ?? 0);
  if (difference !== 0) return difference;
  return (left.eventId ?? '') < (right.eventId ?? '') ? -1 : 1;
}
