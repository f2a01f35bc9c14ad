import type { ExplainInput } from '@momento-gateway/api/explain/explanation';
import type { FailureWithEvent } from '@momento-gateway/api/failures/failure';
import type { ExplainContext } from './explain-context.ts';
import {
  type FoundCalls,
  findLoggedCalls,
  type LoggedCall,
  type LogSearch,
  type LogSpan,
  publishedAtOf,
} from './find-logged-calls.ts';
import type { Pasted } from './read-message.ts';

/** As far back as the log is searched. */
export const REACH_MS = 7 * 24 * 60 * 60_000;

/** A call counts for a time when it came so near to it. */
export const NEAR_MS = 2 * 60_000;

const HOUR_MS = 60 * 60_000;

/** The line's time is a few ms later than the call's end, and both clocks are the gateway's. */
const SAME_MESSAGE_MS = 1_000;

/** A message is accepted a minute before and after it was published, and is then worked on. */
export const ACCEPTED_MS = 70_000;

/** Other calls of a webhook near a time, or with a number. */
const SEEN_MAX = 1_000;

/** How somebody asks for an event. */
export interface Asker {
  readonly asked: ExplainInput;
  readonly pasted: Pasted | undefined;
  readonly failure: FailureWithEvent | undefined;
  /** Webhooks that it may have come to. */
  readonly webhookIds: readonly string[];
}

/** Those that it can be. `search` is undefined when there was nothing to search for. */
export type AskedCalls = Pick<FoundCalls, 'calls'> & { readonly search?: LogSearch | undefined };

export async function findCalls(context: ExplainContext, asker: Asker): Promise<AskedCalls> {
  const { asked, pasted, failure, webhookIds } = asker;
  const now = context.now();
  const all = { from: Math.max(0, now - REACH_MS), to: now };
  const requestId = asked.requestId ?? failure?.requestId;
  if (requestId !== undefined) return findCallById(context, requestId);
  const eventId = asked.eventId ?? pasted?.eventId;
  const byEvent =
    eventId === undefined
      ? undefined
      : await findLoggedCalls(context, `$.eventId = "${quote(eventId)}"`, all, 1);
  if (byEvent !== undefined && (byEvent.calls.length > 0 || asked.eventId !== undefined)) {
    return byEvent;
  }
  const ofMessage = await findCallsOfMessage(context, asker, webhookIds, all);
  // Of two searches that found nothing, the one that was not finished is told.
  const isLess = byEvent !== undefined && byEvent.search.end !== 'complete';
  return ofMessage.calls.length === 0 && isLess ? byEvent : ofMessage;
}

async function findCallsOfMessage(
  context: ExplainContext,
  asker: Asker,
  webhookIds: readonly string[],
  all: LogSpan,
): Promise<AskedCalls> {
  if (webhookIds.length === 0) return { calls: [] };
  const ids = webhookIds.map((id) => `$.webhookId = "${id}"`);
  const ofWebhooks = `(${ids.join(' || ')})`;
  const { asked, pasted } = asker;
  const { at } = asked;
  const find = (condition: string, span: LogSpan, max = SEEN_MAX) =>
    findLoggedCalls(context, condition, span, max);
  const publishedAt = pasted?.publishedAt;
  const number = numberOf(asker);
  if (number === undefined) {
    if (at !== undefined) return find(ofWebhooks, around(at, NEAR_MS));
    if (publishedAt !== undefined) return find(ofWebhooks, around(publishedAt, ACCEPTED_MS));
    return { calls: [] };
  }
  const condition = `${ofWebhooks} && $.sequenceNumber = ${number}`;
  if (at !== undefined) return find(condition, around(at, HOUR_MS));
  // Numbers restart, and the newest call with it is meant.
  if (publishedAt === undefined) return find(condition, all, 1);
  const inTime = await find(condition, around(publishedAt, ACCEPTED_MS));
  if (inTime.calls.some((call) => isPublishedAt(call, publishedAt))) return inTime;
  // A message that comes late is refused, and it may come very late.
  const from = Math.max(0, publishedAt + ACCEPTED_MS);
  const late = await find(condition, { from, to: all.to });
  const isLess = inTime.search.end !== 'complete';
  const search = isLess
    ? inTime.search
    : { ...late.search, from: Math.min(inTime.search.from, late.search.from) };
  return { calls: [...late.calls, ...inTime.calls], search };
}

const around = (time: number, ms: number): LogSpan => ({ from: time - ms, to: time + ms });

export function findCallById(context: ExplainContext, requestId: string): Promise<FoundCalls> {
  const now = context.now();
  const all = { from: now - REACH_MS, to: now };
  return findLoggedCalls(context, `$.requestId = "${quote(requestId)}"`, all, 1);
}

/** Momento's number of the message. */
export function numberOf({ asked, pasted }: Pick<Asker, 'asked' | 'pasted'>): number | undefined {
  const number = asked.sequenceNumber ?? pasted?.sequenceNumber;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Nothing that a filter pattern would read is left in what somebody pasted. */
function quote(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9._:=/+-]/g, '');
}

/**
 * That of an id; the nearest to the time that is asked for; else the first with the pasted message,
 * which a person may have found anywhere.
 */
export function chooseCall(
  calls: readonly LoggedCall[],
  { asked, pasted, failure }: Asker,
): LoggedCall | undefined {
  const { at, requestId, eventId } = asked;
  if (at !== undefined) return calls.toSorted((one, other) => away(one, at) - away(other, at))[0];
  const isById = (requestId ?? eventId ?? failure?.requestId ?? pasted?.eventId) !== undefined;
  const publishedAt = pasted?.publishedAt;
  if (isById || publishedAt === undefined) return calls[0];
  return calls.filter((call) => isPublishedAt(call, publishedAt)).at(-1);
}

function away({ at }: LoggedCall, time: number): number {
  return Math.abs(at - time);
}

function isPublishedAt(call: LoggedCall, time: number): boolean {
  const publishedAt = publishedAtOf(call);
  return publishedAt !== undefined && Math.abs(publishedAt - time) <= SAME_MESSAGE_MS;
}

/** Other calls of the webhook with the same number and time of publishing. */
export async function findTwins(
  context: ExplainContext,
  call: LoggedCall,
): Promise<readonly LoggedCall[]> {
  const { webhookId, sequenceNumber, requestId } = call.line;
  const publishedAt = publishedAtOf(call);
  if (webhookId === undefined || publishedAt === undefined) return [];
  if (!Number.isSafeInteger(sequenceNumber)) return [];
  const condition = `$.webhookId = "${webhookId}" && $.sequenceNumber = ${sequenceNumber}`;
  const span = { from: publishedAt - ACCEPTED_MS, to: publishedAt + ACCEPTED_MS };
  const { calls } = await findLoggedCalls(context, condition, span, SEEN_MAX);
  return calls.filter((one) => one.line.requestId !== requestId && isPublishedAt(one, publishedAt));
}
