import { FAILURES_MAX, type Failure } from '../../api/failure.ts';
import type { FailureQueue, HeldMessage } from './failure-queue.ts';
import { readFailure } from './read-failure.ts';
import { receiveAll } from './receive-all.ts';

const VISIBILITY_TIMEOUT_S = 30;

/** A look ends well before the first message comes back, or it would never end. */
const DURATION_MAX_MS = 20_000;
const BODIES_MAX_LENGTH = 64 * 1024 * 1024;

export interface FailureSnapshot {
  /** Newest first. */
  readonly failures: readonly Failure[];
  /** False when the queue holds more than was looked at. */
  readonly complete: boolean;
  /** ms since the epoch. */
  readonly readAt: number;
}

/** Looks at all messages and makes them visible again. */
export async function scanFailures(
  queue: FailureQueue,
  now: () => number,
): Promise<FailureSnapshot> {
  const startedAt = now();
  const { visibleCount, retentionMs } = await queue.describe();
  const held: HeldMessage[] = [];
  let length = 0;
  let complete = true;
  try {
    const rounds = receiveAll(queue, { visibilityTimeoutS: VISIBILITY_TIMEOUT_S, visibleCount });
    for await (const round of rounds) {
      held.push(...round);
      length += round.reduce((sum, { body }) => sum + body.length, 0);
      complete =
        held.length < FAILURES_MAX &&
        length < BODIES_MAX_LENGTH &&
        now() - startedAt < DURATION_MAX_MS;
      if (!complete) break;
    }
  } finally {
    await queue.release(held);
  }
  const failures = held.map((message) => readFailure(message, retentionMs)).sort(compareFailures);
  return { failures, complete, readAt: startedAt };
}

type Place = Pick<Failure, 'failedAt' | 'id'>;

/** Newest first; the id decides between failures of the same millisecond. */
export function compareFailures(left: Place, right: Place): number {
  if (left.failedAt !== right.failedAt) return right.failedAt - left.failedAt;
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}
