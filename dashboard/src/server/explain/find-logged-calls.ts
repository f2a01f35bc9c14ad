import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { maySeeCalls } from '../activity/list-activity.ts';
import { readBackwards } from '../activity/read-backwards.ts';
import { readLogLine } from '../activity/read-log-line.ts';
import type { ExplainContext } from './explain-context.ts';

/** A search takes no more calls of CloudWatch Logs than this. */
export const CALLS_MAX = 30;

/** A line of the gateway's log, and when it was written, ms since the epoch. */
export interface LoggedCall {
  readonly at: number;
  readonly line: GatewayLogLine;
}

export interface LogSpan {
  /** Both inclusive, ms since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** What of the log was searched, and whether that is all that was wanted. */
export interface LogSearch extends LogSpan {
  readonly end: 'complete' | 'found' | 'calls-used-up' | 'no-log-group' | 'not-configured';
}

export interface FoundCalls {
  /** Newest first. */
  readonly calls: readonly LoggedCall[];
  readonly search: LogSearch;
}

/**
 * The calls that a condition of CloudWatch Logs finds, as far as the caller may see them.
 *
 * @param max the search ends with the part of the log in which there are so many
 */
export async function findLoggedCalls(
  context: ExplainContext,
  condition: string,
  wanted: LogSpan,
  max: number,
): Promise<FoundCalls> {
  const { logs, config, now } = context;
  const { logGroupName } = config;
  // Times of messages have fractions of a ms, and are input.
  const from = Math.max(0, Math.floor(wanted.from));
  const to = Math.min(Math.ceil(wanted.to), now());
  const calls: LoggedCall[] = [];
  let searchedFrom = to;
  const report = (end: LogSearch['end']) => ({ calls, search: { from: searchedFrom, to, end } });
  if (logGroupName === undefined) return report('not-configured');
  const filterPattern = `{ ${condition} }`;
  const search = { logs, logGroupName, filterPattern, from, to, callsMax: CALLS_MAX };
  try {
    for await (const interval of readBackwards(search)) {
      searchedFrom = interval.from;
      for (const event of interval.events) {
        const line = readLogLine(event);
        if (line === undefined || !(await maySee(context, line))) continue;
        calls.push({ at: event.timestamp ?? 0, line });
      }
      if (calls.length >= max) return report('found');
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return report('no-log-group');
  }
  return report(searchedFrom <= from ? 'complete' : 'calls-used-up');
}

/** A line says in its tenant whose it is, or its webhook does; one of neither is for owners. */
async function maySee(context: ExplainContext, { tenant, webhookId, path }: GatewayLogLine) {
  const { config, caller } = context;
  if (tenant !== undefined && tenant !== config.tenant) return false;
  if (webhookId !== undefined) return maySeeCalls(context, webhookId);
  return path !== undefined && caller.roleIn(config.tenant) === 'owner';
}

/** When Momento published the message of a call, to some ms; the line says how old it was. */
export function publishedAtOf({ at, line }: LoggedCall): number | undefined {
  const { ageMs, durationMs } = line;
  return ageMs === undefined ? undefined : at - durationMs - ageMs;
}
