import type { Failure } from '@momento-gateway/api/failures/failure';
import type { KnownFailure } from '../failures/queue/failure-memory.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';

/** The dead letters of the event for one target of a rule. */
export type DeadLettersOf = (ruleArn: string, targetArn: string) => readonly Failure[];

interface FoundDeadLetters {
  readonly deadLettersOf: DeadLettersOf;
  /** Why there may be more; undefined when all were seen. */
  readonly problem?: string;
}

/** Looks for dead letters of this event: by EventBridge's id, or by its number and time. */
export async function findDeadLetters(
  { failures }: ExplainContext,
  subject: Subject,
): Promise<FoundDeadLetters> {
  const snapshot = await failures.read();
  if (isRefusal(snapshot)) {
    return { deadLettersOf: () => [], problem: describeRefusal(snapshot).detail };
  }
  const isOfEvent = createIsOfEvent(subject);
  const letters = snapshot.failures
    .filter((known) => known.failure.kind === 'delivery' && isOfEvent(known))
    .map(({ failure }) => failure);
  const deadLettersOf: DeadLettersOf = (ruleArn, targetArn) =>
    letters.filter((letter) => letter.ruleArn === ruleArn && letter.targetArn === targetArn);
  return snapshot.complete
    ? { deadLettersOf }
    : {
        deadLettersOf,
        problem:
          'Not all failures could be seen: another process holds some, or there are too many.',
      };
}

/** All of what is compared was parsed: a part of a number, or a text in the message, is not it. */
function createIsOfEvent({ call, pasted, failure, asked }: Subject) {
  const ownId = call?.line.eventId ?? pasted?.eventId ?? asked.eventId;
  const number = pasted?.sequenceNumber ?? call?.line.sequenceNumber;
  return ({ failure: letter, eventId, sequenceNumber }: KnownFailure): boolean => {
    if (letter.id === failure?.id) return true;
    if (ownId !== undefined) return eventId === ownId;
    const { cache, topic, publishedAt } = pasted ?? {};
    if (publishedAt === undefined || number === undefined) return false;
    return (
      letter.cache === cache &&
      letter.topic === topic &&
      letter.publishedAt === publishedAt &&
      sequenceNumber === number
    );
  };
}
