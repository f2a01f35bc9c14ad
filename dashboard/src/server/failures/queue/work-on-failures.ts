import { FAILURES_MAX } from '@momento-gateway/api/failures/failure';
import type { ReadRound } from './failure-memory.ts';
import type { FailureQueue, QueueFacts, ReceivedMessage } from './failure-queue.ts';
import { sweepQueue } from './sweep-queue.ts';
import { type Work, type WorkReport, type WorkResult, workOnRound } from './work-on-round.ts';

/** Longer than acting on one round and removing it can take, time-outs included. */
const VISIBILITY_TIMEOUT_S = 90;

const PAUSE_MS = 250;
const BUSY = 'Another dashboard holds it right now. Try again shortly.';

interface WorkContext {
  readonly queues: readonly FailureQueue[];
  readonly readRound: ReadRound;
  /** Undefined when it is not by ids. */
  readonly wantedIds: ReadonlySet<string> | undefined;
  readonly isChosen: (id: string) => boolean;
  /** What was done to messages that could not be removed. */
  readonly settled: Map<string, Work['action']>;
  /** Told which failures are out of the queue. */
  readonly forget: (ids: Iterable<string>) => void;
  readonly wait: (ms: number) => Promise<unknown>;
  /** How long in all it waits for what others hold. */
  readonly maxWaitMs: number;
  readonly explain: (error: unknown) => string;
}

export async function workOnFailures(work: Work, context: WorkContext): Promise<WorkReport> {
  const { wantedIds, forget, explain } = context;
  const results = new Map<string, WorkResult>();
  let heldElsewhere = 0;
  let problem: string | undefined;
  try {
    heldElsewhere = await workUntilSeen(work, context, results);
  } catch (error) {
    if (results.size === 0) throw error;
    problem = explain(error);
  }
  const missing = [...(wantedIds ?? [])].filter((id) => !results.has(id));
  for (const id of missing) results.set(id, describeMissing(id, heldElsewhere, problem));
  if (heldElsewhere === 0 && problem === undefined) forget(missing);
  return {
    results: wantedIds === undefined ? [...results.values()] : pick(results, wantedIds),
    heldElsewhere,
    ...(problem !== undefined && { problem }),
  };
}

function describeMissing(
  id: string,
  heldElsewhere: number,
  problem: string | undefined,
): WorkResult {
  if (problem !== undefined) return { id, result: 'failed', message: `Not reached. ${problem}` };
  return heldElsewhere === 0 ? { id, result: 'gone' } : { id, result: 'busy', message: BUSY };
}

function pick(results: ReadonlyMap<string, WorkResult>, ids: ReadonlySet<string>): WorkResult[] {
  return [...ids].flatMap((id) => results.get(id) ?? []);
}

/** @returns about how many messages others hold that were never seen. */
async function workUntilSeen(
  work: Work,
  context: WorkContext,
  results: Map<string, WorkResult>,
): Promise<number> {
  const { queues, wantedIds, settled, forget, wait, maxWaitMs } = context;

  async function workOnChosen(
    queue: FailureQueue,
    round: readonly ReceivedMessage[],
    facts: QueueFacts,
  ): Promise<WorkResult[]> {
    const read = await context.readRound(queue, round, facts);
    const isChosen = ({ id }: { id: string }) => !results.has(id) && context.isChosen(id);
    const chosen = { received: round.filter(isChosen), messages: read.filter(isChosen) };
    return workOnRound(queue, work, { ...chosen, settled, explain: context.explain });
  }

  const isEnough = () => results.size >= (wantedIds?.size ?? FAILURES_MAX);
  for (let waitedMs = 0, pauseMs = PAUSE_MS; ; pauseMs *= 1.5) {
    let hiddenCount = 0;
    for (const queue of queues) {
      if (isEnough()) return 0;
      const swept = await sweepQueue(queue, {
        visibilityTimeoutS: VISIBILITY_TIMEOUT_S,
        onRound: async (round, facts) => {
          const ended = await workOnChosen(queue, round, facts);
          for (const result of ended) results.set(result.id, result);
          const removed = new Set(ended.filter(isDone).map(({ id }) => id));
          forget(removed);
          work.onResults?.(ended);
          return { removed, isEnough: isEnough() };
        },
      });
      hiddenCount += Math.max(0, swept.hiddenCount - swept.sweptIds.size);
    }
    if (isEnough()) return 0;
    if (hiddenCount === 0 || waitedMs >= maxWaitMs) return hiddenCount;
    const pause = pauseMs * (0.5 + Math.random());
    waitedMs += pause;
    await wait(pause);
  }
}

function isDone({ result }: WorkResult): boolean {
  return result === 'done';
}
