import { FAILURES_MAX, type Failure, type FailureChoice } from '../../api/failure.ts';
import type { Refusal } from '../refusal.ts';
import { createSerialise } from '../serialise.ts';
import type { FailureQueue } from './failure-queue.ts';
import { type FailureSnapshot, scanFailures } from './scan-failures.ts';
import { type Act, type WorkResult, workOnFailures } from './work-on-failures.ts';

/** Looking costs calls: the next look waits this many times as long as the last one took. */
const REST_FACTOR = 10;
const REST_MAX_MS = 60_000;

/** The failure queue as this process sees it: one look or one piece of work at a time. */
export interface FailureList {
  /** Newest first; from memory when that is young or the messages are being worked on. */
  readonly read: () => Promise<FailureSnapshot | Refusal>;
  /**
   * Holds the chosen messages, lets `act` work on them and removes those it is done with. All
   * others are visible again afterwards.
   */
  readonly work: (
    choice: FailureChoice,
    act: Act,
    onResults?: (results: readonly WorkResult[]) => void,
  ) => Promise<readonly WorkResult[] | Refusal>;
}

export function createFailureList(queue: FailureQueue | undefined, now: () => number): FailureList {
  const serialise = createSerialise();
  /** Acted on with success, but still in the queue: these only need to be removed. */
  const settled = new Set<string>();
  let snapshot: FailureSnapshot | undefined;
  let looking: Promise<FailureSnapshot> | undefined;
  let restUntil = 0;
  let working = 0;

  async function look(queue: FailureQueue): Promise<FailureSnapshot> {
    const startedAt = now();
    snapshot = await scanFailures(queue, now);
    const endedAt = now();
    restUntil = endedAt + Math.min(REST_MAX_MS, REST_FACTOR * (endedAt - startedAt));
    return snapshot;
  }

  function forget(ids: ReadonlySet<string>): void {
    if (snapshot === undefined) return;
    const failures = snapshot.failures.filter(({ id }: Failure) => !ids.has(id));
    snapshot = { ...snapshot, failures };
  }

  const notConfigured: Refusal = { refusal: 'not-configured', variable: 'FAILURE_QUEUE_URL' };
  return {
    async read() {
      if (queue === undefined) return notConfigured;
      if (snapshot !== undefined && (working > 0 || now() < restUntil)) return snapshot;
      looking ??= serialise('queue', () => look(queue)).finally(() => {
        looking = undefined;
      });
      return looking;
    },

    async work(choice, act, onResults) {
      if (queue === undefined) return notConfigured;
      working += 1;
      try {
        return await serialise('queue', () =>
          workOnFailures(queue, choice, act, { settled, forget, onResults, max: FAILURES_MAX }),
        );
      } finally {
        working -= 1;
        restUntil = 0;
      }
    },
  };
}
