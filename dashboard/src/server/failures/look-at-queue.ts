import { FAILURES_MAX } from '../../api/failure.ts';
import type { FailureMemory } from './failure-memory.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { ReadRound } from './read-round.ts';
import type { QueueKind } from './stored-message.ts';
import { sweepQueue } from './sweep-queue.ts';

/** How long a look hides messages when its process dies in the middle. */
const VISIBILITY_TIMEOUT_S = 20;

/** A look ends well before the first message comes back, or it would never end. */
const DURATION_MAX_MS = 12_000;

/** Others that look at the same time are done soon: so often it is looked again, after a pause. */
const ATTEMPTS = 3;
const PAUSE_MS = 250;

export interface LookOptions {
  readonly memory: FailureMemory;
  readonly readRound: ReadRound;
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
  for (let attempt = 1; ; attempt += 1) {
    const look = await lookOnce(queue, options);
    const isSeen = look.elsewhereCount === 0 || !look.isWithinBounds;
    if (isSeen || attempt === ATTEMPTS) return look;
    // Two that met must not meet again: each waits its own while.
    await options.wait(Math.random() * PAUSE_MS * attempt);
  }
}

async function lookOnce(queue: FailureQueue, { memory, readRound }: LookOptions): Promise<Look> {
  const startedAt = performance.now();
  const ids = new Set<string>();
  const { isCutOff, hiddenCount, ownIds } = await sweepQueue(queue, {
    visibilityTimeoutS: VISIBILITY_TIMEOUT_S,
    onRound: async (round, facts) => {
      await readRound(queue, round, facts);
      for (const { id } of round) ids.add(id);
      return {
        isEnough: ids.size >= FAILURES_MAX || performance.now() - startedAt >= DURATION_MAX_MS,
      };
    },
  });
  // What this process itself works on is in the queue too, as long as it is known what it is.
  const own = [...ownIds].filter((id) => memory.known.has(id));
  for (const id of own) ids.add(id);
  return {
    ids,
    isWithinBounds: !isCutOff,
    elsewhereCount: Math.max(0, hiddenCount - own.length),
  };
}
