import type { Redrive, RedriveResult } from '../../api/redrive.ts';

/** Redrives that run, and the last that ended. */
const JOBS_MAX = 50;

/** Tells a job of results; at the end it is told why it ended early, if it did. */
type Run = (onResults: (results: readonly RedriveResult[]) => void) => Promise<RunEnd>;
interface RunEnd {
  readonly results?: readonly RedriveResult[];
  readonly problem?: string | undefined;
}

/** Redrives that go on without whoever asked for them, for as long as the process lives. */
export interface RedriveJobs {
  /** Never rejects: `run` tells its errors as a problem. */
  readonly start: (total: number, run: Run) => Redrive;
  readonly find: (redriveId: string) => Redrive | undefined;
}

export function createRedriveJobs(now: () => number, newId: () => string): RedriveJobs {
  const jobs = new Map<string, Redrive>();

  function change(redriveId: string, changes: Partial<Redrive>): void {
    const job = jobs.get(redriveId);
    if (job !== undefined) jobs.set(redriveId, { ...job, ...changes });
  }

  function forgetOldest(): void {
    const ended = [...jobs.values()].filter(({ state }) => state !== 'running');
    const surplus = Math.max(0, jobs.size - JOBS_MAX);
    for (const { redriveId } of ended.slice(0, surplus)) jobs.delete(redriveId);
  }

  async function follow(redriveId: string, run: Run): Promise<void> {
    const told: RedriveResult[] = [];
    const end = await run((results) => {
      told.push(...results);
      change(redriveId, { counts: countResults(told) });
    });
    const results = [...(end.results ?? told)];
    change(redriveId, {
      state: end.problem === undefined ? 'done' : 'failed',
      endedAt: now(),
      counts: countResults(results),
      results,
      ...(end.problem !== undefined && { problem: end.problem }),
    });
  }

  return {
    start(total, run) {
      const redriveId = newId();
      const job: Redrive = {
        redriveId,
        state: 'running',
        startedAt: now(),
        total,
        counts: countResults([]),
        results: [],
      };
      jobs.set(redriveId, job);
      forgetOldest();
      void follow(redriveId, run);
      return job;
    },
    find: (redriveId) => jobs.get(redriveId),
  };
}

function countResults(results: readonly RedriveResult[]): Redrive['counts'] {
  const counts = { redriven: 0, failed: 0, busy: 0, gone: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}
