import { authenticate } from './authenticate.ts';
import type { Call, CallFacts } from './call.ts';
import type { Clock } from './clock.ts';
import type { WebhookFinder } from './find-webhook.ts';
import { formatStack } from './format-stack.ts';
import type { FunctionUrlEvent } from './function-url-event.ts';
import type { Hold } from './hold.ts';
import { isOutcome, type Outcome } from './outcome.ts';
import { park } from './park.ts';
import { parseEvent } from './parse-event.ts';
import { type PutEntry, publish } from './publish.ts';
import { readRequest } from './read-request.ts';
import { requireFresh } from './require-fresh.ts';
import { requireRegistered } from './require-registered.ts';
import type { SendMessage } from './send-message.ts';
import type { TimeBudget } from './time-budget.ts';
import { toBusEntry } from './to-bus-entry.ts';
import { toPublishFailure } from './to-publish-failure.ts';
import type { ComputeHmac } from './verify-signature.ts';

/** What it takes to receive calls. */
export interface ReceivingContext {
  readonly webhooks: WebhookFinder;
  readonly putEntry: PutEntry;
  readonly sendMessage: SendMessage;
  readonly hold: Hold;
  readonly computeHmac: ComputeHmac;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly timeBudget: TimeBudget;
}

export interface ReceivedCall {
  readonly outcome: Outcome;
  /** What was known when the call ended. */
  readonly facts: CallFacts;
}

/**
 * The path of an event. Each step takes only what the step before it returned, or ends the call with
 * an outcome. Never rejects.
 */
export async function receiveCall(
  functionUrlEvent: FunctionUrlEvent,
  call: Call,
  context: ReceivingContext,
): Promise<ReceivedCall> {
  const { webhooks, putEntry, sendMessage, hold, computeHmac, clock, random, timeBudget } = context;
  const { receivedAt, startedAt } = call;
  let facts: CallFacts = {};
  const end = (outcome: Outcome): ReceivedCall => ({ outcome, facts });
  try {
    const request = readRequest(functionUrlEvent);
    if (isOutcome(request)) return end(request);
    const { webhookId } = request;
    facts = { webhookId };

    const secretDeadline = startedAt + timeBudget.secretUntilMs;
    const authentication = { webhooks, clock, computeHmac, deadline: secretDeadline };
    const { webhook, secretMs, secretMismatch, body } = await authenticate(request, authentication);
    const { tenant, cache, topic } = webhook ?? {};
    facts = { webhookId, tenant, cache, topic, secretMs, secretMismatch };
    if (isOutcome(body)) {
      facts = { ...facts, ...(await hold({ ...call, request, refusal: body, webhook })) };
      return end(body);
    }

    const event = parseEvent(body);
    if (isOutcome(event)) return end(event);
    const registered = requireRegistered(event);
    if (isOutcome(registered)) return end(registered);
    const { sequenceNumber, publishTimestamp } = registered;
    facts = { ...facts, sequenceNumber, ageMs: receivedAt - publishTimestamp };
    const fresh = requireFresh(registered, receivedAt);
    if (isOutcome(fresh)) return end(fresh);

    const { entry, jsonLeftOut } = toBusEntry(fresh);
    const publishAt = clock.monotonic();
    const publishDeadline = startedAt + timeBudget.publishUntilMs;
    const published = await publish(entry, putEntry, { clock, random, deadline: publishDeadline });
    const parkAt = clock.monotonic();
    facts = { ...facts, jsonLeftOut: jsonLeftOut || undefined, publishMs: parkAt - publishAt };
    if (isOutcome(published)) return end(published);

    const failure = toPublishFailure(fresh, entry, call, published, clock.now());
    const { parkedQueueUrl: queueUrl } = fresh.webhook;
    const parking = { queueUrl, clock, random, deadline: startedAt + timeBudget.parkUntilMs };
    const parked = await park(failure, sendMessage, parking);
    facts = { ...facts, parkMs: clock.monotonic() - parkAt };
    return end(parked);
  } catch (error) {
    return end({ kind: 'lost', reason: 'unexpected', error: formatStack(error) });
  }
}
