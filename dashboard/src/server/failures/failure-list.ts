import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { createIsChosen, type NameWebhook } from './name-webhooks.ts';
import { createFailureLooks } from './queue/failure-looks.ts';
import { createFailureMemory, createReadRound, type KnownFailure } from './queue/failure-memory.ts';
import type { ChooseOwn, FailureQueue } from './queue/failure-queue.ts';
import type { FailureSnapshot } from './queue/failure-snapshot.ts';
import { workOnFailures } from './queue/work-on-failures.ts';
import type { Work, WorkReport } from './queue/work-on-round.ts';

/** How long work waits for messages that other processes hold; longer than a look takes. */
const MAX_WAIT_MS = 8_000;

/** A failure as the list has it. What is not listed is gone only when the list is complete. */
export type ChosenFailure =
  | { readonly id: string; readonly known: KnownFailure }
  | { readonly id: string; readonly known?: undefined; readonly missing: 'busy' | 'gone' };

/**
 * The failures as this process sees them. Any number of processes look at the queues and work on
 * them at the same time: SQS gives each message to one of them at a time.
 */
export interface FailureList {
  /**
   * From memory when that is young.
   *
   * @param ids failures that are asked for by name: what memory does not know is looked for
   */
  readonly read: (ids?: readonly string[]) => Promise<FailureSnapshot | Refusal>;
  /** The next read looks again. */
  readonly expire: () => void;
  /** Looks the chosen failures up without holding any: ids in their order, others newest first. */
  readonly choose: (choice: FailureChoice) => Promise<readonly ChosenFailure[] | Refusal>;
  /** About how many messages the queues hold, as SQS counts; one that is missing holds none. */
  readonly count: () => Promise<{ readonly total: number } | Refusal>;
  /**
   * Holds the chosen messages, lets `act` work on them and removes those it is done with. All
   * others are visible again afterwards.
   */
  readonly work: (choice: FailureChoice, work: Work) => Promise<WorkReport | Refusal>;
}

interface FailureListOptions {
  /** The parked queue and the dead-letter queue, or the held queues; or which is not configured. */
  readonly queues: readonly FailureQueue[] | Refusal;
  /** Leaves out what is in a queue and not of this list. */
  readonly chooseOwn?: ChooseOwn;
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
  readonly prepareNaming: () => Promise<NameWebhook>;
  readonly explain: (error: unknown) => string;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly maxWaitMs?: number | undefined;
}

export function createFailureList(options: FailureListOptions): FailureList {
  const { now, elapsed, prepareNaming, explain, wait, maxWaitMs = MAX_WAIT_MS } = options;
  const configured = options.queues;
  if (isRefusal(configured)) {
    const refuse = async () => configured;
    return { read: refuse, expire: () => {}, choose: refuse, count: refuse, work: refuse };
  }
  const queues = configured;
  const memory = createFailureMemory();
  const readRound = createReadRound(queues, memory, options.chooseOwn);
  const { read, expire } = createFailureLooks({ queues, memory, readRound, now, elapsed });
  const settled = new Map<string, Work['action']>();
  return {
    read,
    expire,

    async choose(choice) {
      const { failures, complete, find } = await read('ids' in choice ? choice.ids : []);
      if ('ids' in choice) {
        const missing = complete ? 'gone' : 'busy';
        return choice.ids.map((id) => {
          const known = find(id);
          return known === undefined ? { id, missing } : { id, known };
        });
      }
      const isChosen = createIsChosen(choice, await prepareNaming());
      return failures.filter(isChosen).map((known) => ({ id: known.failure.id, known }));
    },

    async count() {
      // How much other tenants have in the stack's queue is not told.
      const own = queues.filter(({ kind }) => kind !== 'unassigned');
      const counts = await Promise.all(own.map(countMessages));
      return { total: counts.reduce((sum, count) => sum + count, 0) };
    },

    async work(choice, work) {
      const nameWebhook = await prepareNaming();
      const isChosen = createIsChosen(choice, nameWebhook);
      try {
        return await workOnFailures(work, {
          queues,
          readRound,
          wantedIds: 'ids' in choice ? new Set(choice.ids) : undefined,
          isChosen: (id) => {
            const known = memory.known.get(id);
            return known !== undefined && isChosen(known) && work.skipped?.has(id) !== true;
          },
          find: (id) => {
            const known = memory.known.get(id);
            return known && nameWebhook(known.failure);
          },
          settled,
          forget: memory.forget,
          wait,
          elapsed,
          maxWaitMs,
          explain,
        });
      } finally {
        expire();
      }
    },
  };
}

async function countMessages(queue: FailureQueue): Promise<number> {
  try {
    const { visibleCount, hiddenCount } = await queue.describe();
    return visibleCount + hiddenCount;
  } catch (error) {
    if (isQueueGone(error)) return 0;
    throw error;
  }
}
