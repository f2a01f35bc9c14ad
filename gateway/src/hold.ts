import { isFresh } from '@momento-gateway/shared/freshness-window';
import { formatHeldCall } from '@momento-gateway/shared/held-call';
import type { Call, CallFacts } from './call.ts';
import type { Clock } from './clock.ts';
import { createHoldLimits } from './hold-limits.ts';
import type { Refusal } from './outcome.ts';
import { readBody } from './read-body.ts';
import type { WebhookRequest } from './read-request.ts';
import { type SendMessage, sendWithin } from './send-message.ts';
import { toSource } from './to-source.ts';
import type { Webhook } from './webhook.ts';

interface HoldContext {
  readonly sendMessage: SendMessage;
  /** Of the default tenant; undefined when no calls are held. */
  readonly heldQueueUrl: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  /** After a call's start, in ms. */
  readonly holdUntilMs: number;
}

/** A call that was refused because its signature matches no secret, or because none could be read. */
interface UnverifiedCall extends Call {
  readonly request: WebhookRequest;
  readonly refusal: Refusal;
  /** Undefined when there is none, or none could be read. */
  readonly webhook: Webhook | undefined;
}

type HoldFacts = Pick<CallFacts, 'held' | 'holdError' | 'holdMs'>;

/** Puts a call in the held queue if it may be an event. Never rejects. */
export type Hold = (call: UnverifiedCall) => Promise<HoldFacts>;

/** After an attempt that took this long, nothing is held for as long: a flood must not wait for SQS. */
const SLOW_MS = 1_000;
/**
 * Every call that looks like an event takes this long at least, held or not; SQS is nearly always
 * faster. For each unit of concurrency, Lambda takes ten calls a second anyway.
 */
const ALIKE_MS = 50;

export function createHold(context: HoldContext): Hold {
  const { sendMessage, heldQueueUrl, clock, random, holdUntilMs } = context;
  const takeHold = createHoldLimits(clock);
  let pausedUntil = 0;

  async function send(queueUrl: string, message: string, startedAt: number): Promise<HoldFacts> {
    const sentAt = clock.monotonic();
    const retry = { queueUrl, clock, random, deadline: startedAt + holdUntilMs };
    const holdError = await sendWithin(message, sendMessage, retry);
    const endedAt = clock.monotonic();
    const holdMs = endedAt - sentAt;
    if (holdMs >= SLOW_MS) pausedUntil = endedAt + holdMs;
    return { held: holdError === undefined, holdError, holdMs };
  }

  return async ({ request, refusal, webhook, requestId, receivedAt, startedAt }) => {
    const { webhookId, caller, rawBody, signature } = request;
    const isRead = refusal.kind === 'rejected';
    const payload = heldQueueUrl && readBody(rawBody);
    if (!payload || !isFresh(receivedAt - payload.publishTimestamp)) return {};
    const { cache, topic, sequenceNumber, publishTimestamp } = payload;
    const mayBeEvent = webhook ? cache === webhook.cache && topic === webhook.topic : !isRead;
    const now = clock.monotonic();
    if (now < pausedUntil) return mayBeEvent ? { held: false, holdError: 'Queue is slow' } : {};
    let facts: HoldFacts = {};
    if (mayBeEvent && takeHold(webhookId, toSource(caller), isRead)) {
      const message = formatHeldCall({
        v: 1,
        kind: 'held',
        reason: isRead ? 'wrong-signature' : 'secret-unavailable',
        receivedAt,
        requestId,
        webhookId,
        tenant: webhook?.tenant,
        cache,
        topic,
        sequenceNumber,
        publishTimestamp,
        signature: signature.toString('hex'),
        body: rawBody.toString('base64'),
      });
      facts = await send(webhook?.heldQueueUrl ?? heldQueueUrl, message, startedAt);
    } else if (mayBeEvent) {
      facts = { held: false, holdError: 'Too many calls' };
    }
    // Or the time would tell whether there is such a webhook, and of which topic.
    const leftMs = now + ALIKE_MS - clock.monotonic();
    if (leftMs > 0) await clock.sleep(leftMs);
    return facts;
  };
}
