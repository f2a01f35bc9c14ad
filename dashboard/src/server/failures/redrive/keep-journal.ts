import type { Redrive, RedriveResult } from '@momento-gateway/api/failures/redrive';
import type { RedriveJournal } from './redrive-journal.ts';

const INTERVAL_MS = 2_000;

/** Of the redriven, and of all others, so many are written down. */
const RESULTS_MAX = 1_000;

/** So many calls are named with each beat: far below what CloudWatch Logs takes at once. */
const CALLS_PER_WRITE = 10_000;

const TRIES_AT_END = 15;

/** One redrive's part of the journal. */
export interface JournalEntry {
  readonly addResults: (results: readonly RedriveResult[]) => void;
  /** Writes now, and not only at the next beat; resolves when it is written, or AWS refused it. */
  readonly write: () => Promise<void>;
}

/**
 * Writes how far a redrive is, again and again until its end is written. A failure of AWS delays
 * that and nothing else.
 *
 * @param read how far the redrive is now
 */
export function keepJournal(journal: RedriveJournal, read: () => Redrive): JournalEntry {
  let waiting: RedriveResult[] = [];
  let waitingCalls: string[] = [];
  let writing: Promise<void> | undefined;
  let triesLeft = TRIES_AT_END;
  const room = { redriven: RESULTS_MAX, others: RESULTS_MAX };

  async function write(): Promise<void> {
    const redrive = read();
    const results = waiting;
    const redrivenCalls = waitingCalls.slice(0, CALLS_PER_WRITE);
    try {
      await journal.write(redrive, { results, redrivenCalls });
      waiting = waiting.slice(results.length);
      waitingCalls = waitingCalls.slice(redrivenCalls.length);
      if (redrive.endedAt !== undefined && waitingCalls.length === 0) clearInterval(timer);
    } catch {
      // The redrive continues, and what was not written is written with the next line.
      if (redrive.endedAt !== undefined) triesLeft -= 1;
      if (triesLeft === 0) clearInterval(timer);
    } finally {
      writing = undefined;
    }
  }

  const beat = () => {
    writing ??= write();
    return writing;
  };
  const timer = setInterval(() => void beat(), INTERVAL_MS);
  timer.unref();
  return {
    addResults(results) {
      const kept = results.filter(({ result }) => {
        const kind = result === 'redriven' ? 'redriven' : 'others';
        room[kind] -= 1;
        return room[kind] >= 0;
      });
      waiting = [...waiting, ...kept];
      waitingCalls = [...waitingCalls, ...results.flatMap(findRedrivenCall)];
    },
    async write() {
      await writing;
      await beat();
    },
  };
}

/** All of them are written down: a short line says it, and each is asked for by its webhook's page. */
function findRedrivenCall({ result, requestId }: RedriveResult): string[] {
  const isSent = result === 'redriven' || result === 'not-removed';
  return isSent && requestId !== undefined ? [requestId] : [];
}
