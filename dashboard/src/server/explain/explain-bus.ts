import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';
import { formatTime, type JudgedHop, stopAt, toHop, unknownAt } from './hop.ts';
import { lookNow } from './look-now.ts';

/** Why the bus did not take an event, after the words “The bus did not take the event: ”. */
const PARKED: Readonly<Record<string, string>> = {
  'detail-type-too-long': 'its detail-type, the cache and the topic, is longer than 128 characters',
  'entry-too-large': 'it is too large. EventBridge takes entries of less than 1,000,000 bytes',
  'bus-not-found': 'there was no such event bus',
  'entry-refused': 'EventBridge refused it',
  'access-denied': 'the function’s role may not put events on it',
  throttled: 'EventBridge throttled the gateway',
  'service-error': 'EventBridge had an error',
  unreachable: 'EventBridge could not be reached',
  'timed-out': 'EventBridge did not answer in time',
};

/** Whether the event is on the bus, and whether there is such a bus. */
export async function explainBus(
  context: ExplainContext,
  subject: Subject,
  busArn: string | undefined,
): Promise<JudgedHop> {
  const { call, failure, redriven } = subject;
  const { busName } = context.config;
  const outcome = call?.line.message ?? (failure?.kind === 'publish' ? 'parked' : undefined);
  if (failure?.reason === 'unreadable') return stopAt('bus', 'not-found', failure.message);
  if (outcome === 'lost') return explainLost(subject);
  if (outcome === 'parked' && redriven === undefined) return explainParked(context, subject);
  if (busArn === undefined) {
    const sentence = `The event bus ${busName} does not exist. EventBridge accepts events for it, and drops them.`;
    const nextSteps = [{ text: 'Create the bus again', screen: 'settings' as const }];
    return stopAt('bus', 'bus-missing', sentence, { nextSteps });
  }
  const eventId = call?.line.eventId ?? subject.pasted?.eventId ?? subject.asked.eventId;
  const facts = {
    'Event bus': busName,
    'Event id': eventId,
    Attempts: call?.line.attempts,
    'Put on the bus by a redrive': redriven && `${redriven.redriveId}, ${formatTime(redriven.at)}`,
  };
  const isOn = outcome !== undefined || eventId !== undefined || failure !== undefined;
  return isOn
    ? { hop: toHop('bus', 'passed', `It is on the event bus ${busName}.`, { facts }) }
    : { hop: toHop('bus', 'unknown', `Whether it is on the event bus ${busName} is not known.`) };
}

async function explainParked(context: ExplainContext, subject: Subject): Promise<JudgedHop> {
  const { call, failure } = subject;
  const requestId = call?.line.requestId ?? failure?.requestId ?? '';
  const reason = call?.line.reason ?? failure?.reason ?? '';
  const message = call?.line.error ?? failure?.message;
  const place = failure ? { id: failure.id } : await findParked(context, requestId, call?.at ?? 0);
  const sentence = `The bus did not take the event: ${PARKED[reason] ?? reason}. ${describePlace(place)}`;
  const attempts = call?.line.attempts ?? failure?.attempts;
  const facts = { Reason: reason, 'AWS said': message, Attempts: attempts };
  const { id } = place;
  if (id === undefined) return unknownAt('bus', 'parked', sentence, { facts });
  const nextSteps = [{ text: stepFor(reason), screen: 'failure' as const, id }];
  return stopAt('bus', 'parked', sentence, { facts, nextSteps });
}

/** Where a parked event is: its failure's id, or why it is not known. */
interface ParkedPlace {
  readonly id?: string | undefined;
  readonly problem?: string | undefined;
}

function describePlace({ id, problem }: ParkedPlace): string {
  if (id !== undefined) return 'It is in the parked queue.';
  return problem === undefined
    ? 'It was parked, and is not in the parked queue now: it was redriven, deleted, or expired.'
    : `It was parked. Whether it is still in the parked queue is not known. ${problem}`;
}

async function findParked(
  context: ExplainContext,
  requestId: string,
  since: number,
): Promise<ParkedPlace> {
  const { seen, problem } = await lookNow(context.failures, context, since);
  const found = seen.find(({ failure }) => failure.requestId === requestId);
  return found === undefined ? { problem } : { id: found.failure.id };
}

function stepFor(reason: string): string {
  return reason === 'entry-too-large' || reason === 'detail-type-too-long'
    ? 'See it among the failures: a redrive cannot put it on the bus either'
    : 'Redrive it when the reason is gone';
}

function explainLost({ call }: Subject): JudgedHop {
  const { reason, requestId } = call?.line ?? {};
  const sentence = `Neither the bus nor the parked queue took the event: ${PARKED[reason ?? ''] ?? reason}. The gateway’s log has it.`;
  const nextSteps = [{ text: `Run npm run recover with the request id ${requestId}` }];
  return stopAt('bus', 'lost', sentence, { facts: { Reason: reason }, nextSteps });
}
