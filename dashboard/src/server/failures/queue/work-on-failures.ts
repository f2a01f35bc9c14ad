import { FAILURES_MAX, type Failure } from '@momento-gateway/api/failures/failure';
import type { ReadRound } from './failure-memory.ts';
import type { FailureQueue, ReceivedMessage } from './failure-queue.ts';
import { countElsewhere } from './look-at-queue.ts';
import { createPace, type Pace } from './pace.ts';
import { type Swept, sweepQueue } from './sweep-queue.ts';
import { type Work, type WorkReport, type WorkResult, workOnRound } from './work-on-round.ts';

/** Longer than acting on one round and removing it can take, time-outs included. */
const VISIBILITY_TIMEOUT_S = 90;

/**
 * So much is held at once to act on the oldest first. It is in memory, and can be a forger's. However
 * slow SQS is, the first ones are still held when they are acted on.
 */
const IN_ORDER = { max: 1_000, maxLength: 32 * 1024 * 1024, maxMs: 10_000 };

const PAUSE_MS = 250;
const BUSY = 'Another dashboard holds it right now. Try again shortly.';

interface WorkContext {
  readonly queues: readonly FailureQueue[];
  readonly readRound: ReadRound;
  /** Undefined when it is not by ids. */
  readonly wantedIds: ReadonlySet<string> | undefined;
  readonly isChosen: (id: string) => boolean;
  /** What is remembered of a failure. */
  readonly find: (id: string) => Failure | undefined;
  /** What was done to messages that could not be removed. */
  readonly settled: Map<string, Work['action']>;
  /** Told which failures are out of the queue. */
  readonly forget: (ids: Iterable<string>) => void;
  readonly wait: (ms: number) => Promise<unknown>;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
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
    problem = await findRest(work, context, results.size);
  } catch (error) {
    if (results.size === 0) throw error;
    problem = explain(error);
  }
  const isThrough = wantedIds !== undefined && results.size >= wantedIds.size;
  const wasStopped = work.isStopped?.() === true && !isThrough;
  const missing = wasStopped ? [] : [...(wantedIds ?? [])].filter((id) => !results.has(id));
  for (const id of missing) {
    const result = describeMissing(id, heldElsewhere, problem);
    results.set(id, { ...result, ...describeKnown(context, id) });
  }
  if (heldElsewhere === 0 && problem === undefined) forget(missing);
  return {
    ...(wasStopped && { wasStopped }),
    results: wantedIds === undefined ? [...results.values()] : pick(results, wantedIds),
    heldElsewhere,
    ...(problem !== undefined && { problem }),
  };
}

/** Why what was chosen may not be all done; undefined when there is no more. */
async function findRest(
  { isStopped, seenMax = FAILURES_MAX }: Work,
  { wantedIds, queues }: WorkContext,
  seenCount: number,
): Promise<string | undefined> {
  if (wantedIds !== undefined || seenCount < seenMax || isStopped?.() === true) return undefined;
  const facts = await Promise.all(queues.map((queue) => queue.describe()));
  return facts.some(({ visibleCount, hiddenCount }) => visibleCount + hiddenCount > 0)
    ? `It ended after ${seenCount} messages, the most that one run handles. Others are still in the queue.`
    : undefined;
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
  const { queues, wantedIds, wait, maxWaitMs, elapsed } = context;
  const isStopped = work.isStopped ?? (() => false);
  const { perSecond, isInOrder = false, seenMax = FAILURES_MAX } = work;
  const pace = createPace({ perSecond, isInOrder, isStopped, elapsed, wait });
  const isEnough = () => isStopped() || results.size >= (wantedIds?.size ?? seenMax);
  for (let waitedMs = 0, pauseMs = PAUSE_MS; ; pauseMs *= 1.5) {
    let hiddenCount = 0;
    let isOverrun = false;
    for (const queue of queues) {
      let isThrough = false;
      while (!isThrough) {
        if (isEnough()) return 0;
        const swept = await workOnQueue(queue, work, { ...context, results, pace, isEnough });
        hiddenCount += countElsewhere(queue, swept.hiddenCount - swept.sweptIds.size);
        isOverrun ||= swept.isOverrun;
        isThrough = !swept.isCutOff;
      }
    }
    if (isEnough()) return 0;
    if (hiddenCount === 0 || isOverrun || waitedMs >= maxWaitMs) return hiddenCount;
    const pause = pauseMs * (0.5 + Math.random());
    waitedMs += pause;
    await wait(pause);
  }
}

interface QueueContext extends WorkContext {
  readonly results: Map<string, WorkResult>;
  readonly pace: Pace;
  readonly isEnough: () => boolean;
}

/** Sweeps a queue and works on what is chosen, until enough was seen or the pace asks to let go. */
async function workOnQueue(queue: FailureQueue, work: Work, context: QueueContext): Promise<Swept> {
  const { results, pace, isEnough, elapsed, settled, explain, forget } = context;
  const startedAt = elapsed();
  let actedCount = 0;
  return sweepQueue(queue, {
    visibilityTimeoutS: VISIBILITY_TIMEOUT_S,
    gathering: work.isInOrder ? { ...IN_ORDER, elapsed } : undefined,
    onRound: async (round, facts) => {
      const read = await context.readRound(queue, round, facts);
      const readIds = new Set(read.map(({ id }) => id));
      const ofRound = round.filter(
        ({ id }) => readIds.has(id) && !results.has(id) && context.isChosen(id),
      );
      const chosen = work.isInOrder ? sortByAge(ofRound, context) : ofRound;
      const removed = new Set<string>();
      for (const received of pace.split(chosen)) {
        if (!(await pace.waitForTurn(received.length))) break;
        // Each sweep gets on, however long it takes to receive what is chosen.
        if (actedCount > 0 && pace.isHeldTooLong(startedAt)) break;
        const ids = new Set(received.map(({ id }) => id));
        const messages = read.filter(({ id }) => ids.has(id));
        const worked = await workOnRound(queue, work, { received, messages, settled, explain });
        const ended = worked.map((result) => ({ ...result, ...describeKnown(context, result.id) }));
        for (const result of ended) results.set(result.id, result);
        for (const { id } of ended.filter(isDone)) removed.add(id);
        actedCount += received.length;
        forget(removed);
        work.onResults?.(ended);
      }
      const isLetGo = actedCount > 0 && pace.isHeldTooLong(startedAt);
      return { removed, isEnough: isEnough() || isLetGo };
    },
  });
}

/** The oldest first. */
function sortByAge(round: readonly ReceivedMessage[], { find }: WorkContext): ReceivedMessage[] {
  const ageOf = ({ id, sentAt }: ReceivedMessage) => find(id)?.failedAt ?? sentAt;
  return round.toSorted((left, right) => ageOf(left) - ageOf(right));
}

function describeKnown({ find }: WorkContext, id: string): Pick<WorkResult, 'failure'> {
  const failure = find(id);
  return failure === undefined ? {} : { failure };
}

function isDone({ result }: WorkResult): boolean {
  return result === 'done';
}
