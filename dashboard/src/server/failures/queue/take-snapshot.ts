import type { FailureMemory, KnownFailure } from './failure-memory.ts';
import type { Settled } from './settle-looks.ts';

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
