import type { Redrive, RedriveResult, RedriveResults } from '@momento-gateway/api/failures/redrive';
import { countRedriveResults } from '@momento-gateway/api/failures/redrive';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import { type JournalEntry, keepJournal } from './keep-journal.ts';
import { createRedriveId } from './redrive-id.ts';
import type { RedriveJournal } from './redrive-journal.ts';

/** Redrives that run, and the last that ended. */
const JOBS_MAX = 50;

/** Tells a job of results; at the end it is told why it ended early, if it did. */
type Run = (onResults: (results: readonly RedriveResult[]) => void) => Promise<RunEnd>;
type RunEnd = Partial<RedriveResults>;

/** Redrives that go on without whoever asked for them, for as long as the process lives. */
export interface RedriveJobs {
  /** `run` tells its errors as a problem and never rejects; nor does this. */
  readonly start: (total: number, run: Run) => Promise<Redrive>;
  /** From memory, or what the process that runs it has told in the journal. */
  readonly find: (redriveId: string) => Promise<Redrive | undefined>;
}

interface JobsOptions {
  readonly journal: RedriveJournal;
  readonly now: () => number;
  readonly newId: () => string;
  /** Of this process, for people. */
  readonly processName: string;
  /** How long somebody waits for the first line of the journal. */
  readonly maxWaitMs: number;
}

export function createRedriveJobs(options: JobsOptions): RedriveJobs {
  const { journal, now, newId, processName, maxWaitMs } = options;
  const jobs = new Map<string, Redrive>();

  function change(job: Redrive, changes: Partial<Redrive>): void {
    const known = jobs.get(job.redriveId) ?? job;
    jobs.set(job.redriveId, { ...known, ...changes, seenAt: now() });
  }

  function forgetOldest(): void {
    const ended = [...jobs.values()].filter(({ state }) => state !== 'running');
    const surplus = Math.max(0, jobs.size - JOBS_MAX);
    for (const { redriveId } of ended.slice(0, surplus)) jobs.delete(redriveId);
  }

  async function follow(job: Redrive, run: Run, entry: JournalEntry): Promise<void> {
    const told: RedriveResult[] = [];
    const end = await run((results) => {
      told.push(...results);
      entry.addResults(results);
      change(job, { counts: countRedriveResults(told) });
    });
    const results = [...(end.results ?? told)];
    const known = new Set(told.map(({ id }) => id));
    entry.addResults(results.filter(({ id }) => !known.has(id)));
    change(job, {
      state: end.problem === undefined ? 'done' : 'failed',
      endedAt: now(),
      counts: countRedriveResults(results),
      results,
      ...(end.heldElsewhere !== undefined && { heldElsewhere: end.heldElsewhere }),
      ...(end.problem !== undefined && { problem: end.problem }),
    });
    await entry.write();
  }

  return {
    async start(total, run) {
      const startedAt = now();
      const job: Redrive = {
        redriveId: createRedriveId(newId(), processName),
        state: 'running',
        startedAt,
        seenAt: startedAt,
        runsAt: processName,
        total,
        counts: countRedriveResults([]),
        results: [],
      };
      jobs.set(job.redriveId, job);
      forgetOldest();
      const entry = keepJournal(journal, () => jobs.get(job.redriveId) ?? job);
      const begun = entry.write();
      void follow(job, run, entry);
      await waitBriefly(begun, maxWaitMs);
      return job;
    },
    find: async (redriveId) => {
      const own = jobs.get(redriveId);
      if (own === undefined) return journal.read(redriveId);
      return own.state === 'running' ? { ...own, seenAt: now() } : own;
    },
  };
}
