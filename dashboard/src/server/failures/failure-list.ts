import { setTimeout as wait } from 'node:timers/promises';
import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { createIsChosen } from './create-is-chosen.ts';
import type { NameWebhook } from './create-name-webhook.ts';
import { createFailureMemory } from './queue/failure-memory.ts';
import type { FailureQueue } from './queue/failure-queue.ts';
import { lookAtQueues } from './queue/look-at-queue.ts';
import { createReadRound } from './queue/read-round.ts';
import { type Settled, settleLooks } from './queue/settle-looks.ts';
import { type FailureSnapshot, takeSnapshot } from './queue/take-snapshot.ts';
import type { Work, WorkReport } from './queue/work.ts';
import { workOnFailures } from './queue/work-on-failures.ts';

/** Looking costs calls: the next look waits this many times as long as the last one took. */
const REST_FACTOR = 10;
const REST_MAX_MS = 60_000;

/** The same after a look that did not see everything. */
const REST_FACTOR_INCOMPLETE = 2;

/** How long work waits for messages that somebody else looks at; longer than a look takes. */
const MAX_WAIT_MS = 8_000;

/**
 * The failures as this process sees them. Any number of processes look at the queues and work on
 * them at the same time: SQS gives each message to one of them at a time.
 */
export interface FailureList {
  /**
   * From memory when that is young.
   *
   * @param ids failures that are asked for by name: when memory has not all of them it looks again
   */
  readonly read: (ids?: readonly string[]) => Promise<FailureSnapshot | Refusal>;
  /**
   * Holds the chosen messages, lets `act` work on them and removes those it is done with. All
   * others are visible again afterwards.
   */
  readonly work: (choice: FailureChoice, work: Work) => Promise<WorkReport | Refusal>;
}

interface FailureListOptions {
  /** The parked queue and the dead-letter queue; or which of them is not configured. */
  readonly queues: readonly FailureQueue[] | Refusal;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
  readonly prepareNaming: () => Promise<NameWebhook>;
  readonly explain: (error: unknown) => string;
  readonly maxWaitMs?: number | undefined;
}

export function createFailureList(options: FailureListOptions): FailureList {
  const { now, elapsed, prepareNaming, explain, maxWaitMs = MAX_WAIT_MS } = options;
  const configured = options.queues;
  if (isRefusal(configured)) return { read: async () => configured, work: async () => configured };
  const queues = configured;
  const memory = createFailureMemory();
  const readRound = createReadRound(queues, memory);
  const settled = new Map<string, Work['action']>();
  let seen: (Settled & { readonly readAt: number }) | undefined;
  let looking: Promise<FailureSnapshot> | undefined;
  let restUntil = 0;

  async function look(): Promise<FailureSnapshot> {
    const readAt = now();
    const startedAt = elapsed();
    const looks = await lookAtQueues(queues, { memory, readRound, elapsed, wait });
    seen = { ...settleLooks(memory, looks, now()), readAt };
    const endedAt = elapsed();
    const factor = seen.complete ? REST_FACTOR : REST_FACTOR_INCOMPLETE;
    restUntil = endedAt + Math.min(REST_MAX_MS, factor * (endedAt - startedAt));
    return takeSnapshot(memory, seen);
  }

  return {
    async read(ids = []) {
      if (seen !== undefined && elapsed() < restUntil) {
        const remembered = takeSnapshot(memory, seen);
        if (ids.every((id) => remembered.find(id) !== undefined)) return remembered;
      }
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },

    async work(choice, work) {
      const isChosen = createIsChosen(choice, await prepareNaming());
      try {
        return await workOnFailures(work, {
          queues,
          readRound,
          wantedIds: 'ids' in choice ? new Set(choice.ids) : undefined,
          isChosen: (id) => {
            const known = memory.known.get(id);
            return known !== undefined && isChosen(known);
          },
          settled,
          forget: memory.forget,
          wait,
          maxWaitMs,
          explain,
        });
      } finally {
        restUntil = 0;
      }
    },
  };
}
