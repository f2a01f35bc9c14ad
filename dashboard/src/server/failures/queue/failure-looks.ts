import { setTimeout as wait } from 'node:timers/promises';
import type { FailureMemory, ReadRound } from './failure-memory.ts';
import type { FailureQueue } from './failure-queue.ts';
import {
  type FailureSnapshot,
  type Settled,
  settleLooks,
  takeSnapshot,
} from './failure-snapshot.ts';
import { lookAtQueues } from './look-at-queue.ts';

/** Looking costs calls: the next look waits this many times as long as the last one took. */
const REST_FACTOR = 10;
const REST_MAX_MS = 60_000;

/** The same after a look that did not see everything. */
const REST_FACTOR_INCOMPLETE = 2;

/** Unknown ids that are remembered as such; the newest stay. */
const ABSENT_MAX = 1_000;

interface FailureLooksOptions {
  readonly queues: readonly FailureQueue[];
  readonly memory: FailureMemory;
  readonly readRound: ReadRound;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

/** Looks at the queues, one at a time, shared by all who ask. */
export interface FailureLooks {
  /**
   * From memory when that is young.
   *
   * @param ids what memory does not know of them is looked for by a look that begins after the call
   */
  readonly read: (ids?: readonly string[]) => Promise<FailureSnapshot>;
  /** The next read looks again. */
  readonly expire: () => void;
}

export function createFailureLooks(options: FailureLooksOptions): FailureLooks {
  const { queues, memory, readRound, now, elapsed } = options;
  let seen: (Settled & { readonly readAt: number }) | undefined;
  let restUntil = 0;
  let looking: Promise<FailureSnapshot> | undefined;
  /** Ids that were asked for since the last look began. */
  const asked = new Set<string>();
  /** Ids that were asked for before it began, and that are in no queue as it saw both whole. */
  let absent: ReadonlySet<string> = new Set();

  async function look(): Promise<FailureSnapshot> {
    const wanted = [...absent, ...asked];
    asked.clear();
    const readAt = now();
    const startedAt = elapsed();
    const looks = await lookAtQueues(queues, { memory, readRound, elapsed, wait });
    seen = { ...settleLooks(memory, looks, now()), readAt };
    const missing = seen.complete ? wanted.filter((id) => !memory.known.has(id)) : [];
    absent = new Set(missing.slice(-ABSENT_MAX));
    const endedAt = elapsed();
    const factor = seen.complete ? REST_FACTOR : REST_FACTOR_INCOMPLETE;
    restUntil = endedAt + Math.min(REST_MAX_MS, factor * (endedAt - startedAt));
    return takeSnapshot(memory, seen);
  }

  return {
    async read(ids = []) {
      const areAnswered = () => ids.every((id) => memory.known.has(id) || absent.has(id));
      if (seen !== undefined && elapsed() < restUntil && areAnswered()) {
        return takeSnapshot(memory, seen);
      }
      for (const id of ids) asked.add(id);
      if (looking !== undefined) {
        const snapshot = await looking;
        // It may have missed what came into a queue after it began.
        if (areAnswered()) return snapshot;
      }
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    expire() {
      restUntil = 0;
    },
  };
}
