import type {
  Redrive,
  RedriveList,
  RedriveResult,
  RedriveSummary,
} from '@momento-gateway/api/failures/redrive';
import { countRedriveResults } from '@momento-gateway/api/failures/redrive';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import { type JournalEntry, keepJournal } from './keep-journal.ts';
import { createRedriveId } from './redrive-id.ts';
import type { RedriveJournal } from './redrive-journal.ts';
import type { RedriveEnd } from './redrive-results.ts';

/** Redrives that run, and the last that ended. */
const JOBS_MAX = 50;

/** Another process's request to stop is looked for this often. */
const STOP_CHECK_MS = 3_000;

/** How many redrives of other processes, which the log has no end of, are looked at for a list. */
const UNENDED_MAX = 20;

/** Reports results to a job, and ends early when that is stopped; its end says why, if it did. */
type Run = (
  onResults: (results: readonly RedriveResult[]) => void,
  isStopped: () => boolean,
) => Promise<RunEnd>;
type RunEnd = Partial<RedriveEnd>;

/** What a redrive is started with. */
type RedriveFacts = Pick<Redrive, 'total' | 'of' | 'chosen' | 'eventsPerSecond' | 'startedBy'>;

/** Redrives that continue without their caller for as long as the process lives. */
export interface RedriveJobs {
  /** `run` returns its errors as a problem and never rejects; nor does this. */
  readonly start: (facts: RedriveFacts, run: Run) => Promise<Redrive>;
  /** From memory, or from what the process that runs it wrote to the journal. */
  readonly find: (redriveId: string) => Promise<Redrive | undefined>;
  /** Stops one that runs, here or in another process; the answer says how far it is. */
  readonly stop: (redriveId: string) => Promise<Redrive | undefined>;
  readonly list: () => Promise<Omit<RedriveList, 'thisProcess'>>;
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

  /** Never rejects: that nobody could be asked stops nothing. */
  async function lookForStop(job: Redrive): Promise<void> {
    const isAsked = await journal.isStopAsked(job.redriveId).catch(() => false);
    if (isAsked && !isStopped(job)) change(job, { stopAskedAt: now() });
  }

  function isStopped({ redriveId }: Redrive): boolean {
    return jobs.get(redriveId)?.stopAskedAt !== undefined;
  }

  async function follow(job: Redrive, run: Run, entry: JournalEntry): Promise<void> {
    const reported: RedriveResult[] = [];
    const timer = setInterval(() => void lookForStop(job), STOP_CHECK_MS);
    timer.unref();
    const onResults = (results: readonly RedriveResult[]) => {
      reported.push(...results);
      entry.addResults(results);
      change(job, { counts: countRedriveResults(reported) });
    };
    const end = await run(onResults, () => isStopped(job));
    clearInterval(timer);
    const results = [...(end.results ?? reported)];
    const known = new Set(reported.map(({ id }) => id));
    entry.addResults(results.filter(({ id }) => !known.has(id)));
    change(job, {
      state: nameEnd(end),
      endedAt: now(),
      counts: end.counts ?? countRedriveResults(results),
      results,
      ...(end.heldElsewhere !== undefined && { heldElsewhere: end.heldElsewhere }),
      ...(end.problem !== undefined && { problem: end.problem }),
    });
    await entry.write();
  }

  function findOwn(redriveId: string): Redrive | undefined {
    const own = jobs.get(redriveId);
    return own?.state === 'running' ? { ...own, seenAt: now() } : own;
  }

  async function find(redriveId: string): Promise<Redrive | undefined> {
    return findOwn(redriveId) ?? journal.read(redriveId);
  }

  /** The log's own words of one are old when it has not ended: its stream says how far it is. */
  async function look(logged: RedriveSummary, mayRead: boolean): Promise<RedriveSummary> {
    if (logged.endedAt !== undefined || !mayRead) return logged;
    return toSummary((await journal.read(logged.redriveId)) ?? logged);
  }

  return {
    async start(facts, run) {
      const startedAt = now();
      const job: Redrive = {
        redriveId: createRedriveId(newId(), processName),
        state: 'running',
        startedAt,
        seenAt: startedAt,
        runsAt: processName,
        ...facts,
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
    find,

    async stop(redriveId) {
      const own = jobs.get(redriveId);
      if (own?.state === 'running' && !isStopped(own)) change(own, { stopAskedAt: now() });
      if (own !== undefined) return findOwn(redriveId);
      const found = await journal.read(redriveId);
      if (found?.state !== 'running') return found;
      await journal.askToStop(redriveId);
      return { ...found, stopAskedAt: now() };
    },

    async list() {
      const logged = await journal.list();
      const others = (logged?.redrives ?? []).filter(({ redriveId }) => !jobs.has(redriveId));
      const unended = others.filter(({ endedAt }) => endedAt === undefined).sort(compareRedrives);
      const readable = new Set(unended.slice(0, UNENDED_MAX));
      const looked = await Promise.all(others.map((one) => look(one, readable.has(one))));
      const own = [...jobs.keys()].flatMap((redriveId) => findOwn(redriveId) ?? []);
      return {
        redrives: [...own.map(toSummary), ...looked].sort(compareRedrives),
        keptIn: logged === undefined ? 'process' : 'log',
        complete: logged?.complete ?? true,
      };
    },
  };
}

function nameEnd({ problem, wasStopped }: RunEnd): Redrive['state'] {
  if (problem !== undefined) return 'failed';
  return wasStopped === true ? 'cancelled' : 'done';
}

function toSummary({ results: _, ...summary }: Redrive | (RedriveSummary & { results?: never })) {
  return summary;
}

/** Running ones first, then the newest. */
function compareRedrives(left: RedriveSummary, right: RedriveSummary): number {
  const isRunning = ({ state }: RedriveSummary) => Number(state === 'running');
  return isRunning(right) - isRunning(left) || right.startedAt - left.startedAt;
}
