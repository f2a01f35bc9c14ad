import type { Failure } from '@momento-gateway/api/failures/failure';
import { createTurns } from '../../aws/create-turns.ts';
import { describeFailure } from './describe-failure.ts';
import type { ChooseOwn, FailureQueue, QueueFacts, ReceivedMessage } from './failure-queue.ts';
import {
  parkedInDeadLettersUntil,
  type ReadOptions,
  readStoredMessage,
} from './read-stored-message.ts';
import type { QueueKind, StoredMessage } from './stored-message.ts';

/** Of all bodies that are kept. The body of another failure is fetched when it is asked for. */
const BODIES_MAX_LENGTH = 32 * 1024 * 1024;

/** More than Momento's messages have; of longer ones the beginning is searched. */
const SEARCH_TEXT_MAX_LENGTH = 6_000;

/** What this process remembers of a message; the message itself only while there is room. */
export interface KnownFailure {
  readonly queue: QueueKind;
  /** Without the event. */
  readonly failure: Failure;
  /** The beginning of the message, in lower case. Empty for a held call: who only sees does not see its body. */
  readonly searchText: string;
  /** Of a dead letter: EventBridge's. */
  readonly eventId?: string | undefined;
  /** Momento's; of a held call as its body says. */
  readonly sequenceNumber?: number | undefined;
  readonly message?: StoredMessage;
}

/** A message never changes: what was read of it holds for as long as it is in its queue. */
export interface FailureMemory {
  /** Those of both queues, by message. */
  readonly known: ReadonlyMap<string, KnownFailure>;
  /** @returns the messages as they were read. */
  readonly remember: (
    messages: readonly ReceivedMessage[],
    options: ReadOptions & { readonly retentionMs: number },
  ) => Promise<StoredMessage[]>;
  readonly forget: (ids: Iterable<string>) => void;
}

export function createFailureMemory(): FailureMemory {
  const known = new Map<string, KnownFailure>();
  let bodiesLength = 0;

  function keep(message: StoredMessage, retentionMs: number): void {
    const { id, queue, body } = message;
    const isKept = bodiesLength + body.length <= BODIES_MAX_LENGTH;
    if (isKept) bodiesLength += body.length;
    known.set(id, {
      queue,
      failure: describeFailure(message, retentionMs),
      searchText: message.kind === 'held' ? '' : toSearchText(body),
      ...identify(message),
      ...(isKept && { message }),
    });
  }

  return {
    known,
    async remember(messages, { retentionMs, ...options }) {
      const giveTurns = createTurns();
      const read: StoredMessage[] = [];
      for (const received of messages) {
        const message = known.get(received.id)?.message ?? readStoredMessage(received, options);
        read.push(message);
        if (!known.has(received.id)) keep(message, retentionMs);
        await giveTurns();
      }
      return read;
    },
    forget(ids) {
      for (const id of ids) {
        bodiesLength -= known.get(id)?.message?.body.length ?? 0;
        known.delete(id);
      }
    },
  };
}

function identify(message: StoredMessage): Pick<KnownFailure, 'eventId' | 'sequenceNumber'> {
  switch (message.kind) {
    case 'delivery':
      return { eventId: message.eventId, sequenceNumber: message.sequenceNumber };
    case 'held':
      return { sequenceNumber: message.call.sequenceNumber };
    case 'publish':
    case 'unreadable':
      return {};
  }
}

/** A part of a text holds on to the whole; its copy does not. */
function toSearchText(body: string): string {
  return Buffer.from(body.slice(0, SEARCH_TEXT_MAX_LENGTH).toLowerCase()).toString();
}

/** Reads what was received from a queue and is of the list, and remembers it. */
export type ReadRound = (
  queue: FailureQueue,
  round: readonly ReceivedMessage[],
  facts: QueueFacts,
) => Promise<readonly StoredMessage[]>;

/** @param chooseOwn leaves out what is in a queue and not of this list */
export function createReadRound(
  queues: readonly FailureQueue[],
  memory: FailureMemory,
  chooseOwn?: ChooseOwn,
): ReadRound {
  let parkedUntil: number | undefined;

  /** When a queue was created never changes, so it is asked for once. */
  async function readParkedUntil(deadLetters: QueueFacts): Promise<number> {
    const parked = queues.find(({ kind }) => kind === 'parked');
    if (parked === undefined) return 0;
    parkedUntil ??= parkedInDeadLettersUntil(await parked.describe(), deadLetters);
    return parkedUntil;
  }

  return async ({ kind: queue }, round, facts) => {
    const { retentionMs } = facts;
    const parkedUntil = queue === 'dead-letter' ? await readParkedUntil(facts) : 0;
    const own = (await chooseOwn?.(round, queue)) ?? round;
    const ownIds = new Set(own.map(({ id }) => id));
    // Whose a message is can change: what was of this list before is not worked on from memory.
    memory.forget(round.flatMap(({ id }) => (ownIds.has(id) ? [] : id)));
    return memory.remember(own, { queue, parkedUntil, retentionMs });
  };
}
