import { readHeldCall } from '@momento-gateway/shared/held-call';
import { type ParkedEvent, readPublishFailure } from '@momento-gateway/shared/publish-failure';
import type { QueueFacts, ReceivedMessage } from './failure-queue.ts';
import { parseDeadLetter } from './parse-dead-letter.ts';
import type { QueueKind, StoredMessage } from './stored-message.ts';

/** A running gateway goes on with the queue it started with for a while after a deployment. */
const SETTLING_MS = 15 * 60_000;

type Created = Pick<QueueFacts, 'createdAt'>;

/**
 * Until when, in ms since the epoch, the gateway itself parked events in what is the dead-letter
 * queue now. That queue must be older than the parked queue; else both were made together, and
 * nothing was ever parked in it.
 */
export function parkedInDeadLettersUntil(parked: Created, deadLetters: Created): number {
  return deadLetters.createdAt > 0 && deadLetters.createdAt + SETTLING_MS <= parked.createdAt
    ? parked.createdAt + SETTLING_MS
    : 0;
}

export interface ReadOptions {
  readonly queue: QueueKind;
  /** From `parkedInDeadLettersUntil`. */
  readonly parkedUntil: number;
}

/** What is in a queue is input: it is what the queue's policy allows, or it is unreadable. */
export function readStoredMessage(
  message: ReceivedMessage,
  { queue, parkedUntil }: ReadOptions,
): StoredMessage {
  const { id, sentAt, body, movedFrom } = message;
  const stored = { id, queue, sentAt, body };
  // No policy is asked when SQS moves a message, so this one may be anybody's.
  if (movedFrom !== undefined) {
    return { kind: 'unreadable', ...stored, why: explainMove(movedFrom) };
  }
  if (queue === 'held' || queue === 'unassigned') {
    const call = readHeldCall(body);
    return 'wrong' in call
      ? { kind: 'unreadable', ...stored, why: explainWrong(call.wrong) }
      : { kind: 'held', ...stored, call };
  }
  if (queue === 'parked' || mayBeParked(message, parkedUntil)) {
    const parked = parseParkedEvent(body);
    if (typeof parked !== 'string') return { ...parked, ...stored };
    if (queue === 'parked') return { kind: 'unreadable', ...stored, why: parked };
  }
  const deadLetter = parseDeadLetter(message);
  return typeof deadLetter === 'string'
    ? { kind: 'unreadable', ...stored, why: deadLetter }
    : { ...deadLetter, ...stored };
}

function explainMove(movedFrom: string): string {
  return `Neither the gateway nor EventBridge put this message here: SQS moved it from ${movedFrom}.`;
}

function mayBeParked({ sentAt, attributes }: ReceivedMessage, parkedUntil: number): boolean {
  return sentAt > 0 && sentAt < parkedUntil && attributes['RULE_ARN'] === undefined;
}

/**
 * A parked event with every field checked, down to the event's own cache and topic.
 *
 * @returns what is wrong with it, as a sentence, when it is none.
 */
function parseParkedEvent(text: string): ParkedEvent | string {
  const read = readPublishFailure(text);
  return 'wrong' in read ? explainWrong(read.wrong) : read;
}

function explainWrong(field: string): string {
  return `The gateway did not write this message: its field ${field} is not right.`;
}
