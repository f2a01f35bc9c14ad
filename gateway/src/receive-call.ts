import type { PublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Rejection } from '@momento-gateway/shared/rejection';
import { authenticate } from './authenticate.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { WebhookFinder } from './find-webhook.ts';
import type { FunctionUrlEvent } from './function-url-event.ts';
import type { Outcome } from './outcome.ts';
import { park, type SendFailure } from './park.ts';
import { parseEvent } from './parse-event.ts';
import { type PublishResult, type PutEntry, publish } from './publish.ts';
import { readRequest } from './read-request.ts';
import { type FreshEvent, requireFresh } from './require-fresh.ts';
import { requireRegistered } from './require-registered.ts';
import type { TimeBudget } from './time-budget.ts';
import { type FreshBusEntry, toBusEntry } from './to-bus-entry.ts';
import type { ComputeHmac } from './verify-signature.ts';

/** What the one way needs of the world. */
export interface Surroundings {
  readonly webhooks: WebhookFinder;
  readonly putEntry: PutEntry;
  readonly sendFailure: SendFailure;
  readonly computeHmac: ComputeHmac;
  readonly busName: string;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly timeBudget: TimeBudget;
}

/** The one way through the gateway: each step takes only what the step before it returns. */
export async function receiveCall(
  functionUrlEvent: FunctionUrlEvent,
  call: Call,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { webhooks, clock, computeHmac, timeBudget } = surroundings;
  const request = readRequest(functionUrlEvent);
  if (typeof request === 'string') return reject(request);
  call.webhookId = request.webhookId;

  const deadline = call.startedAt + timeBudget.secretUntilMs;
  const body = await authenticate(request, call, { webhooks, clock, computeHmac, deadline });
  if ('kind' in body) return body;

  const event = parseEvent(body);
  if (typeof event === 'string') return reject(event);
  const registered = requireRegistered(event);
  if (typeof registered === 'string') return reject(registered);
  call.sequenceNumber = registered.sequenceNumber;
  call.ageMs = call.receivedAt - registered.publishTimestamp;
  const fresh = requireFresh(registered, call.receivedAt);
  if (typeof fresh === 'string') return reject(fresh);

  const { entry, jsonLeftOut } = toBusEntry(fresh, surroundings.busName);
  if (jsonLeftOut) call.jsonLeftOut = true;
  return publishOrPark(fresh, entry, call, surroundings);
}

function reject(reason: Rejection): Outcome {
  return { kind: 'rejected', reason };
}

async function publishOrPark(
  event: FreshEvent,
  entry: FreshBusEntry,
  call: Call,
  { putEntry, sendFailure, clock, random, timeBudget }: Surroundings,
): Promise<Outcome> {
  const publishAt = clock.monotonic();
  const published = await publish(entry, putEntry, {
    clock,
    random,
    deadline: call.startedAt + timeBudget.publishUntilMs,
  }).catch(toUnexpected);
  const parkAt = clock.monotonic();
  call.publishMs = parkAt - publishAt;
  const { attempts } = published;
  if (published.kind === 'taken') {
    return { kind: 'published', eventId: published.eventId, attempts };
  }
  const { reason, message } = published;
  const failure = toFailure(event, entry, call, published, clock.now());
  const parked = await park(failure, sendFailure, {
    clock,
    random,
    deadline: call.startedAt + timeBudget.parkUntilMs,
  }).catch(toUnexpected);
  call.parkMs = clock.monotonic() - parkAt;
  return parked.kind === 'sent'
    ? { kind: 'parked', reason, error: message, attempts }
    : {
        kind: 'lost',
        reason,
        error: `Bus: ${message} Queue: ${parked.message}`,
        attempts,
        failure,
      };
}

/** Something unforeseen costs no event: what the bus may not have is parked, or logged. */
function toUnexpected(error: unknown): Extract<PublishResult, { kind: 'refused' }> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `Unexpected: ${text.slice(0, 2_000)}`;
  return { kind: 'refused', reason: 'service-error', retryable: false, message, attempts: 1 };
}

function toFailure(
  { webhook, cache, topic, sequenceNumber }: FreshEvent,
  entry: FreshBusEntry,
  { requestId, receivedAt }: Call,
  { reason, message, attempts }: Extract<PublishResult, { kind: 'refused' }>,
  failedAt: number,
): PublishFailure {
  const { webhookId, tenant } = webhook;
  return {
    v: 1,
    kind: 'publish',
    reason,
    message,
    attempts,
    receivedAt,
    failedAt,
    requestId,
    webhookId,
    tenant,
    cache,
    topic,
    sequenceNumber,
    entry,
  };
}
