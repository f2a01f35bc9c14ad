import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { describeReplay, type EventReplay } from './find-event-replay.ts';
import type { Subject } from './find-subject.ts';
import { nameOfArn, type Verdict } from './hop.ts';

/** The verdict of an event that nothing keeps from its targets. */
export function judgeDelivery(
  targets: readonly TargetFit[],
  subject: Subject,
  replay: EventReplay | undefined,
): Verdict {
  return judgeRepeat(subject, replay) ?? judgeOnce(targets, subject);
}

/** It came more than once: out of an archive, or by two calls. */
function judgeRepeat(
  { call, twins }: Subject,
  replay: EventReplay | undefined,
): Verdict | undefined {
  if (replay !== undefined) return { cause: 'replayed', sentence: describeReplay(replay) };
  const again = twins.filter(({ line }) => line.message === 'published');
  if (call?.line.message !== 'published' || again.length === 0) return undefined;
  const ids = [call, ...again].map(({ line }) => line.requestId).join(', ');
  const sentence = `The event is on the bus ${again.length + 1} times (a duplicate): the calls ${ids} brought the same message.`;
  return { cause: 'duplicate', sentence };
}

function judgeOnce(
  targets: readonly TargetFit[],
  { call, failure, pasted, asked }: Subject,
): Verdict {
  const rules = [...new Set(targets.map(({ rule }) => rule))].join(', ');
  const arns = [...new Set(targets.map(({ arn }) => nameOfArn(arn)))].join(', ');
  const match = `the rule ${rules} matches it, and nothing keeps it from ${arns}`;
  if ((call ?? failure ?? pasted?.eventId ?? asked.eventId) === undefined) {
    return { cause: 'not-found', sentence: `Whether the event came is not known: ${match}.` };
  }
  return {
    cause: 'delivered',
    sentence: `EventBridge has the event, ${match}: what happened next is the consumer’s.`,
  };
}
