import type { Failure } from '@momento-gateway/api/failures/failure';
import { createTurns } from '../../aws/create-turns.ts';
import { describeFailure } from './describe-failure.ts';
import type { FailureQueue, QueueFacts, ReceivedMessage } from './failure-queue.ts';
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
  /** The beginning of the message, in lower case. */
  readonly searchText: string;
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
      searchText: copyText(body.slice(0, SEARCH_TEXT_MAX_LENGTH).toLowerCase()),
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

/** A part of a text holds on to the whole; its copy does not. */
function copyText(text: string): string {
  return Buffer.from(text).toString();
}

/** Reads what was received from a queue, and remembers it. */
export type ReadRound = (
  queue: FailureQueue,
  round: readonly ReceivedMessage[],
  facts: QueueFacts,
) => Promise<readonly StoredMessage[]>;

export function createReadRound(queues: readonly FailureQueue[], memory: FailureMemory): ReadRound {
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
    const options = { queue, parkedUntil: queue === 'parked' ? 0 : await readParkedUntil(facts) };
    return memory.remember(round, { ...options, retentionMs });
  };
}
