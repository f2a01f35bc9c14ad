import { parseExact, readExact } from '@momento-gateway/api/exact-json';
import type { StoredCall } from '@momento-gateway/shared/held-call';
import type { PublishFailure } from '@momento-gateway/shared/publish-failure';
import { BYTE_TOOLS } from './byte-tools.ts';

/**
 * What a message is follows from the queue it lies in: who may send there is in its policy.
 * `unassigned` is the stack's held queue as other tenants see it: calls of which the gateway could not
 * read whose they are lie there.
 */
export type QueueKind = 'parked' | 'dead-letter' | 'held' | 'unassigned';

/** A message of a queue, checked field by field. Nothing in it was believed before. */
export type StoredMessage = ParkedEvent | DeadLetter | HeldCall | UnreadableMessage;

interface Stored {
  /** SQS's id, which is the failure's. */
  readonly id: string;
  readonly queue: QueueKind;
  /** When it came into the queue, ms since the epoch. */
  readonly sentAt: number;
  /** As it lies in the queue. */
  readonly body: string;
}

/**
 * An authentic event that the bus did not take: `entry` is of `source: Momento` and of the
 * detail-type, cache and topic that the message names. It lies in the dead-letter queue when it
 * was parked before there were two queues.
 */
export interface ParkedEvent extends Stored, Omit<PublishFailure, 'reason'> {
  readonly reason: string;
}

/** An event that a target of a rule did not take, as EventBridge wrote it. */
export interface DeadLetter extends Stored {
  readonly kind: 'delivery';
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly attempts?: number | undefined;
  /** EventBridge's. */
  readonly eventId?: string | undefined;
  readonly sequenceNumber?: number | undefined;
  readonly detailType: string;
  /** Empty when the event's detail names none. */
  readonly cache: string;
  readonly topic: string;
  /** ms since the epoch. */
  readonly publishedAt?: number | undefined;
}

/** A call that the gateway could not verify: its body may be anybody's, and is no event yet. */
export interface HeldCall extends Stored {
  readonly kind: 'held';
  readonly call: StoredCall;
}

/** What neither the gateway nor EventBridge can have written; it is shown, and never sent anywhere. */
export interface UnreadableMessage extends Stored {
  readonly kind: 'unreadable';
  /** A sentence for people. */
  readonly why: string;
}

/** JSON nested deeper than this is shown as text: a serialiser would overflow its stack. */
const DEPTH_MAX = 500;

/** The event of a failure: as it would have been, or as it was; the text found when there is none. */
export function readPayload(message: StoredMessage): unknown {
  if (message.kind === 'held') return readHeldBody(message);
  if (message.kind === 'unreadable' || isDeep(message.body)) return message.body;
  return message.kind === 'publish' ? toEvent(message) : parseExact(message.body);
}

/** As an object where it is one; in base64 where it is no text. */
function readHeldBody({ call: { body } }: HeldCall): unknown {
  const text = BYTE_TOOLS.decode(body);
  if (text === undefined) return body;
  return isDeep(text) ? text : (readExact(text) ?? text);
}

function toEvent({ entry }: ParkedEvent): object {
  return {
    source: entry.Source,
    'detail-type': entry.DetailType,
    time: new Date(entry.Time).toISOString(),
    resources: [],
    detail: parseExact(entry.Detail),
  };
}

/** Counts brackets outside of strings; what it counts is JSON already. */
export function isDeep(json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let place = 0; place < json.length; place += 1) {
    const character = json[place];
    if (isInString) {
      if (character === '\\') place += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}
