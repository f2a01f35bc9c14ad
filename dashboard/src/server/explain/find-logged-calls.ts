import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { maySeeCalls } from '../activity/list-activity.ts';
import { readBackwards } from '../activity/read-backwards.ts';
import { readLogLine } from '../activity/read-log-line.ts';
import type { ExplainContext } from './explain-context.ts';

/** A search takes no more calls of CloudWatch Logs than this. */
const CALLS_MAX = 30;

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

/**
 * The calls that a condition of CloudWatch Logs finds, newest first, as far as the caller may see them.
 * A log group that does not exist yet holds none.
 *
 * @param max the search ends with the part of the log in which there are so many
 */
export async function findLoggedCalls(
  context: ExplainContext,
  condition: string,
  { from, to }: LogSpan,
  max: number,
): Promise<readonly LoggedCall[]> {
  const { logs, config } = context;
  const { logGroupName } = config;
  if (logGroupName === undefined) return [];
  const filterPattern = `{ ${condition} }`;
  const found: LoggedCall[] = [];
  // Times of messages have fractions of a ms, and are input.
  const span = { from: Math.max(0, Math.floor(from)), to: Math.ceil(to) };
  const search = { logs, logGroupName, filterPattern, ...span, callsMax: CALLS_MAX };
  try {
    for await (const { events } of readBackwards(search)) {
      for (const event of events) {
        const line = readLogLine(event);
        if (line === undefined || !(await maySee(context, line))) continue;
        found.push({ at: event.timestamp ?? 0, line });
      }
      if (found.length >= max) break;
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
  }
  return found;
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
