import type { ExplainInput } from '@momento-gateway/api/explain/explanation';
import type { FailureWithEvent } from '@momento-gateway/api/failures/failure';
import { readFailure } from '../failures/read-failure.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-webhook.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import type { ExplainContext } from './explain-context.ts';
import { findLoggedCalls, type LoggedCall, publishedAtOf } from './find-logged-calls.ts';
import { type Pasted, readMessage } from './read-message.ts';

/** As far back as the log is searched. */
const REACH_MS = 7 * 24 * 60 * 60_000;

/** A call counts for a time when it came so near to it. */
const NEAR_MS = 2 * 60_000;

const HOUR_MS = 60 * 60_000;

/** The line's time is a few ms later than the call's end, and both clocks are the gateway's. */
const SAME_MESSAGE_MS = 1_000;

/** A message is accepted a minute before and after it was published, and is then worked on. */
const ACCEPTED_MS = 70_000;

const WEBHOOKS_MAX = 5;

/** The event that is asked for, and all that is known of it. */
export interface Subject {
  readonly asked: ExplainInput;
  readonly webhook?: StoredWebhook;
  readonly call?: LoggedCall;
  /** Other calls with the same message, newest first. */
  readonly twins: readonly LoggedCall[];
  /** Older calls with the same number, which is of another message. */
  readonly namesakeCount: number;
  readonly failure?: FailureWithEvent;
  readonly pasted?: Pasted;
}

export async function findSubject(
  context: ExplainContext,
  asked: ExplainInput,
): Promise<Subject | Refusal> {
  const failure = await readAskedFailure(context, asked);
  if (isRefusal(failure)) return failure;
  const message = asked.message ?? eventOf(failure);
  const pasted = message && readMessage(message);
  if (isRefusal(pasted)) return pasted;
  const asker = { asked, pasted, failure };
  const registered = await findWebhook(context, asked.webhookId);
  if (isRefusal(registered)) return registered;
  const calls = await findCalls(context, asker);
  const call = chooseCall(calls, asker);
  const webhook = registered ?? (await findWebhookOf(context, call, pasted, failure));
  const twins = call === undefined ? [] : await findTwins(context, call);
  const isTwin = (one: LoggedCall) =>
    twins.some(({ line }) => line.requestId === one.line.requestId);
  const isNamesake = (one: LoggedCall) => one !== call && !isTwin(one);
  return {
    asked,
    ...(webhook && { webhook }),
    ...(call && { call }),
    twins,
    namesakeCount: asked.at === undefined ? calls.filter(isNamesake).length : 0,
    ...(failure && { failure }),
    ...(pasted && { pasted }),
  };
}

interface Asker {
  readonly asked: ExplainInput;
  readonly pasted: Pasted | undefined;
  readonly failure: FailureWithEvent | undefined;
}

async function readAskedFailure(context: ExplainContext, { failureId }: ExplainInput) {
  if (failureId === undefined) return undefined;
  const input = { params: { failureId }, query: undefined, body: undefined };
  return (await readFailure(context, input)) as FailureWithEvent | Refusal;
}

/** An unreadable failure has a text for its event. */
function eventOf(failure: FailureWithEvent | undefined): Record<string, unknown> | undefined {
  const { event, reason } = failure ?? {};
  const isEvent = typeof event === 'object' && event !== null && reason !== 'unreadable';
  return isEvent ? (event as Record<string, unknown>) : undefined;
}

async function findWebhook(context: ExplainContext, webhookId: string | undefined) {
  if (webhookId === undefined) return undefined;
  const stored = await readStoredWebhook(context, webhookId);
  // One that cannot be read is registered nevertheless: its calls can be looked for.
  return isRefusal(stored) && stored.refusal === 'webhook-unreadable' ? undefined : stored;
}

/** That of the call, of the failure, or the only one of the cache and topic. */
async function findWebhookOf(
  context: ExplainContext,
  call: LoggedCall | undefined,
  pasted: Pasted | undefined,
  failure: FailureWithEvent | undefined,
): Promise<StoredWebhook | undefined> {
  const webhookId = call?.line.webhookId ?? failure?.webhookId;
  if (webhookId !== undefined) {
    const stored = await findWebhook(context, webhookId);
    return isRefusal(stored) ? undefined : stored;
  }
  const [only, ...others] = await listWebhooksOf(context, pasted);
  return others.length === 0 ? only : undefined;
}

async function listWebhooksOf({ webhooks }: ExplainContext, pasted: Pasted | undefined) {
  if (pasted === undefined) return [];
  const { cache, topic } = pasted;
  return (await webhooks.list()).filter((one) => one.cache === cache && one.topic === topic);
}

/** The calls that it can be, newest first. */
async function findCalls(
  context: ExplainContext,
  { asked, pasted, failure }: Asker,
): Promise<readonly LoggedCall[]> {
  const now = context.now();
  const all = { from: Math.max(0, now - REACH_MS), to: now };
  const { webhookId, sequenceNumber, at } = asked;
  const requestId = asked.requestId ?? failure?.requestId;
  if (requestId !== undefined) {
    return findLoggedCalls(context, `$.requestId = "${quote(requestId)}"`, all, 1);
  }
  const eventId = asked.eventId ?? pasted?.eventId;
  const byEvent =
    eventId === undefined
      ? []
      : await findLoggedCalls(context, `$.eventId = "${quote(eventId)}"`, all, 1);
  if (byEvent.length > 0 || asked.eventId !== undefined) return byEvent;
  const number = sequenceNumber ?? pasted?.sequenceNumber;
  const webhookIds =
    webhookId === undefined
      ? (await listWebhooksOf(context, pasted)).map((one) => one.webhookId)
      : [webhookId];
  if (webhookIds.length === 0) return [];
  const ids = webhookIds.slice(0, WEBHOOKS_MAX).map((id) => `$.webhookId = "${id}"`);
  const ofWebhooks = `(${ids.join(' || ')})`;
  if (number !== undefined && Number.isSafeInteger(number)) {
    const near = nearTo({ asked, pasted }, now) ?? all;
    return findLoggedCalls(context, `${ofWebhooks} && $.sequenceNumber = ${number}`, near, 1);
  }
  return at === undefined
    ? []
    : findLoggedCalls(context, ofWebhooks, { from: at - NEAR_MS, to: at + NEAR_MS }, 1_000);
}

/** Nothing that a filter pattern would read is left in what somebody pasted. */
function quote(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9._:=/+-]/g, '');
}

/** A message that comes late is refused, and it may come very late. */
function nearTo({ asked, pasted }: Pick<Asker, 'asked' | 'pasted'>, now: number) {
  const { at } = asked;
  if (at !== undefined) return { from: at - HOUR_MS, to: at + HOUR_MS };
  const publishedAt = pasted?.publishedAt;
  return publishedAt === undefined ? undefined : { from: publishedAt - ACCEPTED_MS, to: now };
}

/**
 * That of an id; the nearest to the time that is asked for; else the first with the pasted message,
 * which a person may have found anywhere.
 */
function chooseCall(
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
async function findTwins(
  context: ExplainContext,
  call: LoggedCall,
): Promise<readonly LoggedCall[]> {
  const { webhookId, sequenceNumber, requestId } = call.line;
  const publishedAt = publishedAtOf(call);
  if (webhookId === undefined || publishedAt === undefined) return [];
  if (!Number.isSafeInteger(sequenceNumber)) return [];
  const condition = `$.webhookId = "${webhookId}" && $.sequenceNumber = ${sequenceNumber}`;
  const span = { from: publishedAt - ACCEPTED_MS, to: publishedAt + ACCEPTED_MS };
  const found = await findLoggedCalls(context, condition, span, 1_000);
  return found.filter((one) => one.line.requestId !== requestId && isPublishedAt(one, publishedAt));
}
