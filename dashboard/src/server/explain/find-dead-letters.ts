import type { Failure } from '@momento-gateway/api/failures/failure';
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
    .filter(
      ({ failure, searchText }) => failure.kind === 'delivery' && isOfEvent(failure, searchText),
    )
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

function createIsOfEvent({ call, pasted, failure, asked }: Subject) {
  const eventId = call?.line.eventId ?? pasted?.eventId ?? asked.eventId;
  const idText = eventId && `"id":"${eventId.toLowerCase()}"`;
  const number = pasted?.sequenceNumber ?? call?.line.sequenceNumber;
  return (letter: Failure, searchText: string): boolean => {
    if (letter.id === failure?.id) return true;
    if (idText !== undefined) return searchText.includes(idText);
    const { cache, topic, publishedAt } = pasted ?? {};
    if (publishedAt === undefined || number === undefined) return false;
    return (
      letter.cache === cache &&
      letter.topic === topic &&
      letter.publishedAt === publishedAt &&
      searchText.includes(`"topic_sequence_number":${number}`)
    );
  };
}
