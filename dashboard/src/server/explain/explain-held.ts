import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import type { HeldLook } from './find-held-call.ts';
import type { Subject } from './find-subject.ts';
import { formatTime, type JudgedHop, stopAt, toHop, unknownAt, webhookStep } from './hop.ts';
import { listChecks } from './list-checks.ts';

/**
 * What became of a call that was held. One that is no longer in the queue was published or discarded,
 * or is too old: only the log of redrives can tell which.
 *
 * @param now ms since the epoch
 */
export function explainHeld(subject: Subject, look: HeldLook, now: number): JudgedHop {
  const { webhook, call, redriven } = subject;
  const { call: held, problem } = look;
  const line = call?.line;
  const webhookId = held?.webhookId ?? line?.webhookId ?? '';
  const isUnread = (held?.reason ?? line?.reason) === 'secret-unavailable';
  const why = describeWhy(isUnread, webhook?.name ?? webhookId);
  const heldAt = held?.failedAt ?? call?.at;
  const facts = {
    ...(line && listChecks(line)),
    Held: heldAt === undefined ? undefined : formatTime(heldAt),
  };
  if (redriven !== undefined) {
    const sentence = `The gateway held the call: ${why}. It was verified later, and published.`;
    const Verified = `${redriven.redriveId}, ${formatTime(redriven.at)}`;
    return { hop: toHop('checks', 'passed', sentence, { facts: { ...facts, Verified } }) };
  }
  if (held !== undefined) {
    const sentence = `The gateway holds ${nameCall(subject)}: ${why}.`;
    const nextSteps = [
      webhookStep(stepFor(isUnread), webhookId, 'settings'),
      { text: 'Look at the held call', screen: 'held-call' as const, id: held.id },
    ];
    return stopAt('checks', 'held', sentence, { facts, nextSteps });
  }
  const isTooOld = heldAt !== undefined && heldAt + HELD_RETENTION_S * 1_000 <= now;
  const since = describeEnd(isTooOld, problem);
  return unknownAt('checks', 'was-held', `The gateway held the call: ${why}. ${since}`, { facts });
}

function describeWhy(isUnread: boolean, name: string): string {
  return isUnread
    ? `it could not read the secret of the webhook ${name}`
    : `its signature is of none of the signing secrets of the webhook ${name}, and may be of a new one`;
}

/** Nobody has verified what a held call says of itself. */
function nameCall({ asked, pasted }: Subject): string {
  const number = asked.sequenceNumber ?? pasted?.sequenceNumber;
  const isById = (asked.requestId ?? number) === asked.requestId;
  return isById ? 'the call' : `a call that says it is message ${number}`;
}

function stepFor(isUnread: boolean): string {
  return isUnread
    ? 'Check that the function may read the webhook’s secret, then verify the call'
    : 'If the secret was changed at Momento, store the new one';
}

function describeEnd(isTooOld: boolean, problem: string | undefined): string {
  if (problem !== undefined) {
    return `Whether it is still in the held queue is not known. ${problem}`;
  }
  return isTooOld
    ? 'It is not in the held queue now: it was verified and published, or discarded, or its day there was over.'
    : 'It is not in the held queue now: it was verified and published, or discarded.';
}
