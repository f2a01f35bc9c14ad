import { FAILURES_MAX } from '@momento-gateway/api/failures/failure';
import type { FailureMemory, ReadRound } from './failure-memory.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { QueueKind } from './stored-message.ts';
import { sweepQueue } from './sweep-queue.ts';

/** How long a look hides messages when its process dies in the middle. */
const VISIBILITY_TIMEOUT_S = 20;

/** A look ends well before the first message comes back, or it would never end. */
const DURATION_MAX_MS = 12_000;

/** Others that look at the same time are done soon: so often it is looked again, after a pause. */
const ATTEMPTS = 4;

/** A list is waited for by people: after this time no other attempt begins. */
const ATTEMPTS_MAX_MS = 3_000;

/** How long the pause is at most, the first time: ms, and looks as long as this one was. */
const PAUSE_MS = 100;
const PAUSE_LOOKS = 2;

export interface LookOptions {
  readonly memory: FailureMemory;
  readonly readRound: ReadRound;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** What a look found in one queue; whatever it hid is visible again. */
export interface Look {
  /** Messages that are in the queue now. */
  readonly ids: ReadonlySet<string>;
  /** False when there is more than was looked at. */
  readonly isWithinBounds: boolean;
  /** About how many messages other processes held, which were not seen. */
  readonly elsewhereCount: number;
}

/** A look at each of them at the same time; throws when one fails, after the others have ended. */
export async function lookAtQueues(
  queues: readonly FailureQueue[],
  options: LookOptions,
): Promise<ReadonlyMap<QueueKind, Look>> {
  const looks = new Map<QueueKind, Look>();
  const ended = await Promise.allSettled(
    queues.map(async (queue) => looks.set(queue.kind, await lookAtQueue(queue, options))),
  );
  const failed = ended.find((look) => look.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return looks;
}

async function lookAtQueue(queue: FailureQueue, options: LookOptions): Promise<Look> {
  const { elapsed, wait } = options;
  const begunAt = elapsed();
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = elapsed();
    const look = await lookOnce(queue, options);
    const endedAt = elapsed();
    const isSeen = look.elsewhereCount === 0 || !look.isWithinBounds;
    const isLast = attempt === ATTEMPTS || endedAt - begunAt >= ATTEMPTS_MAX_MS;
    if (isSeen || isLast) return look;
    // Two that met must not meet again: each waits its own while.
    const pauseMs = attempt * (PAUSE_MS + PAUSE_LOOKS * (endedAt - startedAt));
    await wait(Math.random() * Math.min(pauseMs, ATTEMPTS_MAX_MS));
  }
}

async function lookOnce(
  queue: FailureQueue,
  { memory, readRound, elapsed }: LookOptions,
): Promise<Look> {
  const startedAt = elapsed();
  const ids = new Set<string>();
  const seen = new Set<string>();
  const { isCutOff, hiddenCount, ownIds } = await sweepQueue(queue, {
    visibilityTimeoutS: VISIBILITY_TIMEOUT_S,
    onRound: async (round, facts) => {
      for (const { id } of round) seen.add(id);
      for (const { id } of await readRound(queue, round, facts)) ids.add(id);
      return {
        isEnough: seen.size >= FAILURES_MAX || elapsed() - startedAt >= DURATION_MAX_MS,
      };
    },
  });
  // What this process itself works on is in the queue too, as long as it is known what it is.
  const own = [...ownIds].filter((id) => memory.known.has(id));
  for (const id of own) ids.add(id);
  const ownCount = new Set([...own, ...[...ownIds].filter((id) => seen.has(id))]).size;
  return {
    ids,
    isWithinBounds: !isCutOff,
    elsewhereCount: countElsewhere(queue, hiddenCount - ownCount),
  };
}

/** How much other tenants have in the stack's queue is not told: only whether there may be more. */
export function countElsewhere({ kind }: FailureQueue, count: number): number {
  return Math.min(Math.max(0, count), kind === 'unassigned' ? 1 : Number.POSITIVE_INFINITY);
}
