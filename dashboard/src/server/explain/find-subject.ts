import type { ExplainInput } from '@momento-gateway/api/explain/explanation';
import type { FailureWithEvent } from '@momento-gateway/api/failures/failure';
import type { RedrivenCall } from '../activity/redriven-calls.ts';
import { readFailure } from '../failures/read-failure.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-webhook.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import type { ExplainContext } from './explain-context.ts';
import {
  type Asker,
  chooseCall,
  findCallById,
  findCalls,
  findTwins,
  numberOf,
} from './find-calls.ts';
import { findHeldCall, findHeldMessage, type HeldLook } from './find-held-call.ts';
import type { LoggedCall, LogSearch } from './find-logged-calls.ts';
import { findRedrive } from './find-redrive.ts';
import { type Pasted, readMessage } from './read-message.ts';

const WEBHOOKS_MAX = 5;

/** The event that is asked for, and all that is known of it. */
export interface Subject {
  readonly asked: ExplainInput;
  readonly webhook?: StoredWebhook;
  readonly call?: LoggedCall;
  /** What of the log was searched for the call. */
  readonly search?: LogSearch;
  /** Other calls with the same message, newest first. */
  readonly twins: readonly LoggedCall[];
  /** Older calls with the same number, which is of another message. */
  readonly namesakeCount: number;
  /** Of a call that was held, or of a message without a call: what the held queue says. */
  readonly held?: HeldLook;
  /** The redrive that put the event of a call on the bus. */
  readonly redriven?: RedrivenCall;
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
  const registered = await findWebhook(context, asked.webhookId);
  if (isRefusal(registered)) return registered;
  const webhookIds = await listWebhookIds(context, asked.webhookId, pasted);
  const asker = { asked, pasted, failure, webhookIds };
  const { calls, search } = await findCalls(context, asker);
  const { call, held } = await findCallOrHeld(context, asker, chooseCall(calls, asker));
  const webhook =
    registered ??
    (await findWebhookOf(
      context,
      call?.line.webhookId ?? held?.call?.webhookId ?? failure?.webhookId,
      pasted,
    ));
  const twins = call === undefined ? [] : await findTwins(context, call);
  const redriven = call && (await findRedrive(context, call));
  const isTwin = (one: LoggedCall) =>
    twins.some(({ line }) => line.requestId === one.line.requestId);
  const isNamesake = (one: LoggedCall) => one !== call && !isTwin(one);
  return {
    asked,
    ...(webhook && { webhook }),
    ...(call && { call }),
    ...(search && { search }),
    twins,
    namesakeCount: asked.at === undefined ? calls.filter(isNamesake).length : 0,
    ...(held && { held }),
    ...(redriven && { redriven }),
    ...(failure && { failure }),
    ...(pasted && { pasted }),
  };
}

/** The call, or one that is held and says that it is the message: of that one the log has no number. */
async function findCallOrHeld(
  context: ExplainContext,
  asker: Asker,
  call: LoggedCall | undefined,
): Promise<Pick<Subject, 'call' | 'held'>> {
  if (call !== undefined) {
    return call.line.held === true ? { call, held: await findHeldCall(context, call) } : { call };
  }
  const { asked, pasted, failure, webhookIds } = asker;
  const number = numberOf(asker);
  const isById = (asked.requestId ?? asked.eventId ?? pasted?.eventId ?? failure) !== undefined;
  if (number === undefined || webhookIds.length === 0 || isById) return {};
  const { at } = asked;
  const publishedAt = pasted?.publishedAt;
  const held = await findHeldMessage(context, { webhookIds, number, at, publishedAt });
  const requestId = held.call?.requestId;
  const found = requestId && (await findCallById(context, requestId)).calls[0];
  return { held, ...(found && { call: found }) };
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

/** That of the call or the failure, or the only one of the cache and topic. */
async function findWebhookOf(
  context: ExplainContext,
  webhookId: string | undefined,
  pasted: Pasted | undefined,
): Promise<StoredWebhook | undefined> {
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

async function listWebhookIds(
  context: ExplainContext,
  asked: string | undefined,
  pasted: Pasted | undefined,
): Promise<readonly string[]> {
  if (asked !== undefined) return [asked];
  const found = await listWebhooksOf(context, pasted);
  return found.slice(0, WEBHOOKS_MAX).map(({ webhookId }) => webhookId);
}
