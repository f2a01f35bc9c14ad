import { setImmediate as giveWay } from 'node:timers/promises';
import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { UnknownCall } from '@momento-gateway/api/observation/unknown-calls';
import { readLogLine } from './read-log-line.ts';

/** What the gateway says of an id that it has no webhook for. */
const CAUSES = ['no such secret', 'too many unknown ids'];

/** As many characters of a path as the gateway logs. */
const CALLED_MAX_LENGTH = 128;

/** Finds the lines of calls to webhooks that do not exist. */
export const UNKNOWN_CALL_LINES = `{ ${CAUSES.map((cause) => `($.error = "${cause}")`).join(' || ')} || ($.path = "*") }`;

/** Lines to parse before other calls get their turn. */
const LINES_AT_ONCE = 1_000;

/** Adds the calls to their counts, by what was called. @param events newest first */
export async function countUnknownCalls(
  counts: Map<string, UnknownCall>,
  events: readonly FilteredLogEvent[],
): Promise<void> {
  for (const [place, event] of events.entries()) {
    if (place % LINES_AT_ONCE === 0) await giveWay();
    const line = readLogLine(event);
    const called = line && findCalled(line);
    if (line === undefined || called === undefined) continue;
    const seen = counts.get(called);
    const newest = seen ?? {
      called,
      lastAt: event.timestamp ?? 0,
      lastRequestId: line.requestId,
    };
    counts.set(called, { ...newest, count: (seen?.count ?? 0) + 1 });
  }
}

/** The id, or the path that has none; undefined for a call to a webhook that exists. */
function findCalled({ path, webhookId, error }: ReturnType<typeof readLogLine> & object) {
  const called = path ?? (CAUSES.includes(error ?? '') ? webhookId : undefined);
  return typeof called === 'string' ? called.slice(0, CALLED_MAX_LENGTH) : undefined;
}
