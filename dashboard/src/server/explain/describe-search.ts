import { REACH_MS } from './find-calls.ts';
import { CALLS_MAX, type LogSearch } from './find-logged-calls.ts';
import { formatTime } from './hop.ts';

/** CloudWatch Logs shows a call a while after it came. */
export const SHOWN_AFTER_MS = 5 * 60_000;

/** That a call was not found, and in what. */
export function describeNotFound(search: LogSearch | undefined): string {
  if (search === undefined) {
    return 'What is known is not enough to find a call in the gateway’s log.';
  }
  const end = explainEnd(search);
  return end === undefined
    ? `No such call of this tenant was found in the gateway’s log ${describeSpan(search)}, which may show a call some minutes after it came.`
    : `No such call of this tenant was found: ${end}.`;
}

export function describeSpan({ from, to }: LogSearch): string {
  return to - from >= REACH_MS
    ? 'of the last seven days'
    : `from ${formatTime(from)} to ${formatTime(to)}`;
}

/** Whether there was a log to search. */
export function wasSearched({ end }: LogSearch): boolean {
  return end !== 'not-configured' && end !== 'no-log-group';
}

/** Why not all that was wanted was searched; undefined when it was. */
export function explainEnd({ end, from }: LogSearch): string | undefined {
  switch (end) {
    case 'complete':
      return undefined;
    case 'found':
      return `the search ended at ${formatTime(from)}, because there were too many other calls`;
    case 'calls-used-up':
      return `the search ended at ${formatTime(from)}, after ${CALLS_MAX} calls of CloudWatch Logs`;
    case 'no-log-group':
      return 'the gateway’s log group is not there';
    case 'not-configured':
      return 'the dashboard has no log group (LOG_GROUP_NAME)';
  }
}
