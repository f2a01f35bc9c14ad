import type { ExplainInput, Explanation } from '@momento-gateway/api/explain/explanation';
import type { KnownFields } from '@momento-gateway/api/pattern/judge-pattern';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeNotFound } from './describe-search.ts';
import { explainArrival } from './explain-arrival.ts';
import { explainBus } from './explain-bus.ts';
import { explainChecks } from './explain-checks.ts';
import type { ExplainContext } from './explain-context.ts';
import { type Delivery, explainDelivery, explainWithoutBus } from './explain-delivery.ts';
import { findSubject, type Subject } from './find-subject.ts';
import { behind, type Verdict } from './hop.ts';
import type { KnownEvent } from './known-event.ts';

export const explainEvent: Handler<'explainEvent', ExplainContext> = (context, { query }) =>
  explain(context, query);

export const explainMessage: Handler<'explainMessage', ExplainContext> = (context, { body }) =>
  explain(context, body);

/** Follows an event over its path, and says where it ended. Changes nothing, and logs no message. */
async function explain(
  context: ExplainContext,
  asked: ExplainInput,
): Promise<Explanation | Refusal> {
  const subject = await findSubject(context, asked);
  if (isRefusal(subject)) return subject;
  const busArn = await context.findBus(context.config.busName);
  const arrival = await explainArrival(context, subject);
  const isThere = arrival.verdict === undefined;
  const checks = isThere ? explainChecks(subject, context.now()) : behind(arrival, 'checks');
  const isVerified = isThere && checks.verdict === undefined;
  const bus = isVerified
    ? await explainBus(context, subject, busArn)
    : behind(isThere ? checks : arrival, 'bus');
  const event = busArn === undefined ? undefined : toKnownEvent(subject, busArn);
  const ended = [arrival, checks, bus].find(({ verdict }) => verdict !== undefined);
  const delivery =
    ended === undefined && event !== undefined
      ? await explainDelivery(context, subject, event)
      : await explainWithoutBus(context, ended ?? bus, event);
  const path = [arrival, checks, bus, ...delivery.hops];
  return {
    verdict: path.find(({ verdict }) => verdict !== undefined)?.verdict ?? refuseToGuess(subject),
    event: describeEvent(subject),
    hops: path.map(({ hop }) => hop),
    rules: [...delivery.rules],
    otherRuleCount: delivery.otherRuleCount,
    targets: [...delivery.targets],
    unknowns: listUnknowns(subject, delivery),
    asksMessage: ended === undefined && !(event?.isWhole ?? false),
  };
}

/** Nothing is known of the event but what was asked. */
function refuseToGuess({ search }: Subject): Verdict {
  const sentence = `${describeNotFound(search)} More is not known of the event. Paste its message to see which rules match it.`;
  return { cause: 'not-found', sentence };
}

/** All of the event, or what its log line has: undefined when not even its topic is known. */
function toKnownEvent(subject: Subject, busArn: string): KnownEvent | undefined {
  const { pasted, webhook, call } = subject;
  const [, , , region = '', account = ''] = busArn.split(':');
  const bus = { account, region };
  if (pasted !== undefined) return { fields: pasted.toEvent(bus, webhook), isWhole: true };
  const cache = call?.line.cache ?? webhook?.cache;
  const topic = call?.line.topic ?? webhook?.topic;
  if (cache === undefined || topic === undefined) return undefined;
  const number = call?.line.sequenceNumber;
  const detail = { cache, topic, ...(number !== undefined && { topic_sequence_number: number }) };
  const fields: KnownFields = {
    source: EVENT_SOURCE,
    'detail-type': detailTypeOf(cache, topic),
    ...bus,
    detail,
  };
  return { fields, isWhole: false };
}

function describeEvent({ call, webhook, pasted, asked, failure }: Subject): Explanation['event'] {
  const told = {
    webhookId: webhook?.webhookId ?? call?.line.webhookId,
    webhookName: webhook?.name,
    cache: pasted?.cache ?? call?.line.cache ?? webhook?.cache,
    topic: pasted?.topic ?? call?.line.topic ?? webhook?.topic,
    sequenceNumber: call?.line.sequenceNumber ?? pasted?.sequenceNumber ?? asked.sequenceNumber,
    requestId: call?.line.requestId ?? failure?.requestId ?? asked.requestId,
    eventId: call?.line.eventId ?? pasted?.eventId ?? asked.eventId,
    receivedAt: call?.at,
  };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), hasMessage: pasted !== undefined };
}

function listUnknowns({ call, pasted }: Subject, delivery: Delivery): string[] {
  const { rules, targets, problems } = delivery;
  const number = call?.line.sequenceNumber;
  const isOther = [number, pasted?.sequenceNumber].every((one) => one !== undefined);
  return [
    ...problems,
    ...(isOther && pasted?.sequenceNumber !== number
      ? [
          `The message that was given has the sequence number ${pasted?.sequenceNumber}, and the call ${number}: it may be another message.`,
        ]
      : []),
    ...(rules.length > 0
      ? [
          'Rules, targets and permissions are as they are now, and may have been others when the event came. See the audit log.',
        ]
      : []),
    ...(targets.length > 0
      ? [
          'EventBridge does not tell what it delivered. It tries for as long as the target’s retry policy says, a day at most, before there is a dead letter.',
        ]
      : []),
    ...((call?.line.attempts ?? 1) > 1
      ? [
          'The gateway tried more than once. An attempt without an answer may have put the event on the bus as well.',
        ]
      : []),
  ];
}
