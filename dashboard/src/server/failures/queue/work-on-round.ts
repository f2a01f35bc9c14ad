import type { Failure } from '@momento-gateway/api/failures/failure';
import type { FailureQueue, ReceivedMessage } from './failure-queue.ts';
import type { StoredMessage } from './stored-message.ts';

/** Works on messages that are held; for each id that failed it tells why. Never throws. */
type Act = (messages: readonly StoredMessage[]) => Promise<ReadonlyMap<string, string>>;

export interface Work {
  /** What is remembered of a message that was acted on but could not be removed. */
  readonly action: 'redrive' | 'verify' | 'delete' | 'read';
  readonly act: Act;
  /** Told what became of each round. */
  readonly onResults?: ((results: readonly WorkResult[]) => void) | undefined;
  /** How many messages are seen at most, when it is not by ids; as many as a list has, without. */
  readonly seenMax?: number;
  /** Messages that are left alone, whatever was chosen. */
  readonly skipped?: ReadonlySet<string> | undefined;
  /** Acts on the oldest first, as far as they can be held at once; `act` is told of them so. */
  readonly isInOrder?: boolean;
  /** How many messages are acted on in a second at most; as fast as it goes without. */
  readonly perSecond?: number | undefined;
  /** True from when on nothing more is acted on. */
  readonly isStopped?: (() => boolean) | undefined;
}

export interface WorkResult {
  readonly id: string;
  /**
   * `not-removed`: acted on, but the message may still be in the queue. `busy`: another process
   * holds it, or may. `gone`: the queue was seen whole, without it.
   */
  readonly result: 'done' | 'not-removed' | 'failed' | 'busy' | 'gone';
  readonly message?: string;
  /** What it is, where that is known. */
  readonly failure?: Failure;
}

export interface WorkReport {
  /** One for each id that was asked for; else for each message that was found. */
  readonly results: readonly WorkResult[];
  /** About how many messages others held to the end: when it was not ids, some may have been meant. */
  readonly heldElsewhere: number;
  /** Why it ended early, for people; what has no result was not touched. */
  readonly problem?: string;
  /** It was stopped before it was through; what has no result was not touched. */
  readonly wasStopped?: boolean;
}

/** Of what could not be removed; the oldest is forgotten first. */
const SETTLED_MAX = 10_000;

interface Round {
  readonly received: readonly ReceivedMessage[];
  /** The same messages, read. */
  readonly messages: readonly StoredMessage[];
  /** What was done to messages that could not be removed afterwards. */
  readonly settled: Map<string, Work['action']>;
  readonly explain: (error: unknown) => string;
}

/**
 * Acts on messages that are held and removes those it is done with. What was done to one by this
 * same action before is not done again: it is only removed.
 */
export async function workOnRound(
  queue: FailureQueue,
  { action, act }: Pick<Work, 'action' | 'act'>,
  { received, messages, settled, explain }: Round,
): Promise<WorkResult[]> {
  const byId = new Map(messages.map((message) => [message.id, message]));
  // What was not read was not acted on, so it must not be removed.
  const own = received.filter(({ id }) => byId.has(id));
  if (own.length === 0) return [];
  const toDo = own.flatMap(({ id }) => byId.get(id) ?? []);
  const failed = await act(toDo.filter(({ id }) => settled.get(id) !== action));
  const remaining = await queue.remove(own.filter(({ id }) => !failed.has(id)));
  const results = own.map(({ id }): WorkResult => {
    const message = failed.get(id);
    if (message !== undefined) return { id, result: 'failed', message };
    settled.delete(id);
    if (!remaining.has(id)) return { id, result: 'done' };
    settled.set(id, action);
    const error = remaining.get(id);
    return { id, result: 'not-removed', ...(error !== undefined && { message: explain(error) }) };
  });
  const surplus = Math.max(0, settled.size - SETTLED_MAX);
  for (const id of [...settled.keys()].slice(0, surplus)) settled.delete(id);
  return results;
}
