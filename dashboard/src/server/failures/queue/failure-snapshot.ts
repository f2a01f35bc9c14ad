import type { FailureMemory, KnownFailure } from './failure-memory.ts';
import type { Look } from './look-at-queue.ts';
import type { QueueKind } from './stored-message.ts';

/** What looks at both queues say about the failures that are remembered. */
export interface Settled {
  /** Remembered, but not seen this time: others held as many. */
  readonly unseenIds: ReadonlySet<string>;
  /** About how many messages others held that are not remembered. */
  readonly heldElsewhere: number;
  /** True when everything that is in the queues was seen. */
  readonly complete: boolean;
}

/**
 * Forgets what is no longer in its queue. What was not seen while others held messages may be one
 * of those: it stays until a look sees the queue whole, or until the queue dropped it.
 */
export function settleLooks(
  memory: FailureMemory,
  looks: ReadonlyMap<QueueKind, Look>,
  now: number,
): Settled {
  const unseenIds = new Set<string>();
  let heldElsewhere = 0;
  let complete = true;
  for (const [queue, { ids, isWithinBounds, elsewhereCount }] of looks) {
    const missing = [...memory.known].filter(
      ([id, known]) => known.queue === queue && !ids.has(id),
    );
    const mayBeHeld = isWithinBounds && elsewhereCount > 0;
    const unseen = missing.filter(
      ([, { failure }]) => mayBeHeld && (failure.expiresAt ?? Number.POSITIVE_INFINITY) > now,
    );
    for (const [id] of unseen) unseenIds.add(id);
    memory.forget(missing.map(([id]) => id).filter((id) => !unseenIds.has(id)));
    heldElsewhere += Math.max(0, elsewhereCount - unseen.length);
    complete &&= isWithinBounds && elsewhereCount === 0;
  }
  return { unseenIds, heldElsewhere, complete };
}

/** Both queues as one list. */
export interface FailureSnapshot {
  /** Newest first. */
  readonly failures: readonly KnownFailure[];
  readonly find: (id: string) => KnownFailure | undefined;
  /** False when there may be more, or less, than is listed. */
  readonly complete: boolean;
  /** About how many messages others held that are not listed. */
  readonly heldElsewhere: number;
  /** ms since the epoch. */
  readonly readAt: number;
}

export function takeSnapshot(
  { known }: FailureMemory,
  { unseenIds, heldElsewhere, complete, readAt }: Settled & { readonly readAt: number },
): FailureSnapshot {
  const failures = [...known.values()]
    .map((found) =>
      unseenIds.has(found.failure.id)
        ? { ...found, failure: { ...found.failure, held: true } }
        : found,
    )
    .sort((left, right) => compareFailures(left.failure, right.failure));
  return {
    failures,
    find: (id) => known.get(id),
    complete,
    heldElsewhere,
    readAt,
  };
}

interface Place {
  readonly failedAt: number;
  readonly id: string;
}

/** Newest first; the id decides between failures of the same millisecond. */
export function compareFailures(left: Place, right: Place): number {
  if (left.failedAt !== right.failedAt) return right.failedAt - left.failedAt;
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}
