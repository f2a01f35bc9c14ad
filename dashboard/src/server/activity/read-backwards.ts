import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

const FIRST_WIDTH_MS = 5 * 60_000;
const WIDENING = 4;

/** A stretch that takes more calls than this is read again in shorter stretches. */
const STRETCH_CALLS_MAX = 6;

export interface LogSearch {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string;
  readonly filterPattern: string;
  /** Both inclusive, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** As many calls of CloudWatch Logs as the search may take. */
  readonly callsMax: number;
}

/** A stretch of the log that was read as a whole. */
export interface LogStretch {
  /** ms since the epoch; the next stretch ends before it. */
  readonly from: number;
  /** Newest first. */
  readonly events: readonly FilteredLogEvent[];
}

/**
 * Reads a log from its end: CloudWatch Logs itself lists oldest first, so it is asked for one
 * stretch of time after the other, longer ones where there is little. Ends before `from` when the
 * calls are used up.
 */
export async function* readBackwards(search: LogSearch): AsyncGenerator<LogStretch> {
  let callsLeft = search.callsMax;
  let width = FIRST_WIDTH_MS;
  let to = search.to;
  while (to >= search.from && callsLeft > 0) {
    const from = Math.max(search.from, to - width + 1);
    const isShortest = from === to;
    const callsMax = isShortest ? callsLeft : Math.min(callsLeft, STRETCH_CALLS_MAX);
    const { events, calls } = await readStretch(search, { from, to, callsMax });
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

/** Its events are undefined when the calls did not suffice. */
async function readStretch(
  { logs, logGroupName, filterPattern }: LogSearch,
  { from, to, callsMax }: { from: number; to: number; callsMax: number },
): Promise<{ events: FilteredLogEvent[] | undefined; calls: number }> {
  const found: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  for (let calls = 1; calls <= callsMax; calls += 1) {
    const { events = [], nextToken: next } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        filterPattern,
        startTime: from,
        endTime: to,
        nextToken,
      }),
    );
    found.push(...events);
    nextToken = next;
    // Pages come in the order of time only as long as there is one stream.
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
