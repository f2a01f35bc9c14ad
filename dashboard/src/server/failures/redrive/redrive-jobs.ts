import { hostname } from 'node:os';
import type { Redrive, RedriveResult, RedriveResults } from '@momento-gateway/api/failures/redrive';
import { countRedriveResults } from '@momento-gateway/api/failures/redrive';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import { type JournalEntry, keepJournal } from './keep-journal.ts';
import type { RedriveJournal } from './redrive-journal.ts';

/** Redrives that run, and the last that ended. */
const JOBS_MAX = 50;

const HOST_MAX_LENGTH = 32;

/** Reports results to a job; its end says why it ended early, if it did. */
type Run = (onResults: (results: readonly RedriveResult[]) => void) => Promise<RunEnd>;
type RunEnd = Partial<RedriveResults>;

/** Redrives that continue without their caller for as long as the process lives. */
export interface RedriveJobs {
  /** `run` returns its errors as a problem and never rejects; nor does this. */
  readonly start: (total: number, run: Run) => Promise<Redrive>;
  /** From memory, or from what the process that runs it wrote to the journal. */
  readonly find: (redriveId: string) => Promise<Redrive | undefined>;
}

interface JobsOptions {
  readonly journal: RedriveJournal;
  readonly now: () => number;
  readonly newId: () => string;
  /** Of this process, for people. */
  readonly processName: string;
  /** How long a caller waits for the first line of the journal. */
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
    const reported: RedriveResult[] = [];
    const end = await run((results) => {
      reported.push(...results);
      entry.addResults(results);
      change(job, { counts: countRedriveResults(reported) });
    });
    const results = [...(end.results ?? reported)];
    const known = new Set(reported.map(({ id }) => id));
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

/** Names this process for people, such as `ops-laptop-4711`. */
export function nameProcess(): string {
  const host = hostname().replaceAll(/[^A-Za-z0-9.-]/g, '-');
  return `${host.slice(0, HOST_MAX_LENGTH)}-${process.pid}`;
}

/** The id of a redrive names the process it runs in, for dashboards that cannot find it. */
function createRedriveId(uniqueId: string, processName: string): string {
  return `${uniqueId}@${processName}`;
}

/** The process of a redrive; undefined when the text is no redrive's id. */
export function readProcessName(redriveId: string): string | undefined {
  return /^[0-9a-f-]{36}@(?<name>[A-Za-z0-9.-]+)$/.exec(redriveId)?.groups?.['name'];
}
