import { explainError } from '../aws/explain-error.ts';
import { findLogGroup } from '../aws/find-log-group.ts';
import { explainEnd, SHOWN_AFTER_MS } from './describe-search.ts';
import type { ExplainContext } from './explain-context.ts';
import type { LogSearch, LogSpan } from './find-logged-calls.ts';
import { formatTime } from './hop.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Why a call may have come although a search of the log did not find it; none when it cannot.
 *
 * @param during when it would have come; undefined when that is not known
 */
export async function listDoubts(
  context: ExplainContext,
  search: LogSearch | undefined,
  during: LogSpan | undefined,
): Promise<readonly string[]> {
  if (search === undefined) return ['nothing was searched for'];
  const end = explainEnd(search);
  const doubts = end === undefined ? [] : [end];
  if (during === undefined) {
    return [...doubts, 'it is not known when the message was published'];
  }
  doubts.push(...doubtDelay(context, during));
  if (during.from < search.from)
    doubts.push(`nothing before ${formatTime(search.from)} was searched`);
  const kept = await readKeptFrom(context);
  if (typeof kept === 'string') doubts.push(kept);
  else if (during.from < kept)
    doubts.push(`the gateway’s log goes back to ${formatTime(kept)} only`);
  return doubts;
}

/** What came in the last minutes may not be shown yet. */
export function doubtDelay(
  { now }: Pick<ExplainContext, 'now'>,
  { to }: LogSpan,
): readonly string[] {
  return to > now() - SHOWN_AFTER_MS
    ? ['CloudWatch Logs may show a call some minutes after it came']
    : [];
}

/** From when on the log group has lines, ms since the epoch; or why that is not known. */
async function readKeptFrom(context: ExplainContext): Promise<number | string> {
  const { logs, config, now, logUnexpected } = context;
  try {
    const group = await findLogGroup(logs, config.logGroupName ?? '');
    if (group === undefined) return 'the gateway’s log group is not there';
    const { creationTime = 0, retentionInDays } = group;
    const from = retentionInDays === undefined ? 0 : now() - retentionInDays * DAY_MS;
    return Math.max(creationTime, from);
  } catch (error) {
    const why = explainError(error, logUnexpected).replace(/\.$/, '');
    return `it is not known how far back the gateway’s log goes (${why})`;
  }
}
