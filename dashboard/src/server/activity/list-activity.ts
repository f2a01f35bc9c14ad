import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { BaseContext } from '../base-context.ts';
import type { Caller } from '../callers/caller.ts';
import type { Handler } from '../handler.ts';
import { type Position, readCursor, writeCursor } from '../http/cursor.ts';
import { refuseField } from '../refusals/refusal.ts';
import { buildFilterPattern } from './call-filter.ts';
import type { WebhookPlaces } from './known-webhook.ts';
import { readBackwards } from './read-backwards.ts';
import type { RedrivenCalls } from './redriven-calls.ts';
import { toGatewayCall } from './to-gateway-call.ts';
import { withRedrives } from './with-redrives.ts';

const HOUR_MS = 60 * 60_000;
const CALLS_MAX = 30;

/** The id in a cursor of a page that ends with a part of the log without calls. */
const BEFORE_ALL = '';

type ActivityContext = BaseContext & {
  readonly redrivenCalls: RedrivenCalls;
  readonly places: WebhookPlaces;
  readonly caller: Pick<Caller, 'roleIn'>;
};

/**
 * A log group that does not exist yet holds no calls: the gateway's first call creates it. The calls of
 * an id that no tenant has, such as a webhook that was deleted, are for owners.
 */
export const listActivity: Handler<'listActivity', ActivityContext> = async (
  context,
  { params: { webhookId }, query: { hours, from: since, until, search, outcome, limit, cursor } },
) => {
  const { config, logs, now, redrivenCalls, maxWaitMs } = context;
  const { logGroupName } = config;
  if (logGroupName === undefined) return { refusal: 'not-configured', variable: 'LOG_GROUP_NAME' };
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (before === null) return refuseField('cursor', 'Use the cursor of the previous page.');
  const end = Math.min(until === undefined ? now() : until - 1, now());
  const from = since ?? Math.max(0, end - hours * HOUR_MS);
  if (from > end) return refuseField('from', 'Must be in the past, and before the end.');
  const to = Math.min(before?.time ?? end, end);
  if (!(await maySeeCalls(context, webhookId))) return { refusal: 'webhook-not-found' };
  const filterPattern = buildFilterPattern({ webhookId, outcome, search });
  const calls: GatewayCall[] = [];
  let searchedFrom = to;
  try {
    const search = { logs, logGroupName, filterPattern, from, to, callsMax: CALLS_MAX };
    for await (const interval of readBackwards(search)) {
      searchedFrom = interval.from;
      for (const event of interval.events) {
        const call = isBefore(event, before) ? toGatewayCall(event) : undefined;
        if (call !== undefined) calls.push(call);
      }
      if (calls.length > limit) break;
    }
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return { calls: [], searchedFrom: from, logGroupFound: false };
  }
  const page = await withRedrives(calls.slice(0, limit), { redrivenCalls, maxWaitMs });
  const last = page.at(-1);
  if (last !== undefined && calls.length > limit) {
    return {
      calls: page,
      cursor: writeCursor({ time: last.at, id: last.id }),
      searchedFrom: last.at,
      logGroupFound: true,
    };
  }
  return {
    calls: page,
    ...(searchedFrom > from && { cursor: writeCursor({ time: searchedFrom, id: BEFORE_ALL }) }),
    searchedFrom,
    logGroupFound: true,
  };
};

/** Those of a webhook of the tenant, and for owners those of an id that no tenant has. */
export async function maySeeCalls(
  { places, caller, config }: Pick<ActivityContext, 'places' | 'caller' | 'config'>,
  webhookId: string,
): Promise<boolean> {
  if (await places.isHere(webhookId)) return true;
  return caller.roleIn(config.tenant) === 'owner' && !(await places.isAnywhere(webhookId));
}

function isBefore({ timestamp = 0, eventId = '' }: FilteredLogEvent, place: Position | undefined) {
  return (
    place === undefined ||
    timestamp < place.time ||
    (timestamp === place.time && eventId < place.id)
  );
}
