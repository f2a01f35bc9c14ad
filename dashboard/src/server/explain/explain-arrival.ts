import { describeNotFound } from './describe-search.ts';
import { explainAbsence } from './explain-absence.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';
import { formatTime, type JudgedHop, toHop } from './hop.ts';

/** Whether the gateway's log has a call that brought the event; if not, what may have become of it. */
export async function explainArrival(
  context: ExplainContext,
  subject: Subject,
): Promise<JudgedHop> {
  const { call, held, webhook, namesakeCount, search } = subject;
  if (call !== undefined) {
    const { line, at } = call;
    const facts = {
      'Request id': line.requestId,
      Logged: formatTime(at),
      'HTTP status': line.status,
      'Sequence number': line.sequenceNumber,
      'Older calls with this number, of other messages': namesakeCount || undefined,
    };
    return { hop: toHop('arrival', 'passed', 'The call reached the gateway.', { facts }) };
  }
  if (held?.call !== undefined) {
    const facts = { 'Request id': held.call.requestId, Came: formatTime(held.call.failedAt) };
    const sentence = 'The call reached the gateway: it is in the held queue.';
    return { hop: toHop('arrival', 'passed', sentence, { facts }) };
  }
  if (webhook !== undefined && !isKnownToArrive(subject)) {
    if (canBeLookedFor(subject)) return explainAbsence(context, subject, webhook);
    const sentence = 'Whether it came is not known: the message has neither a number nor a time.';
    return { hop: toHop('arrival', 'unknown', sentence) };
  }
  const sentence = `How it reached the gateway is not known. ${describeNotFound(search)}`;
  return { hop: toHop('arrival', 'unknown', sentence) };
}

/** It has a failure, or EventBridge's own id: it was on the way behind the gateway. */
function isKnownToArrive({ failure, pasted, asked }: Subject): boolean {
  return failure !== undefined || (pasted?.eventId ?? asked.eventId) !== undefined;
}

function canBeLookedFor({ asked, pasted }: Subject): boolean {
  return (asked.webhookId ?? pasted?.sequenceNumber ?? pasted?.publishedAt) !== undefined;
}
