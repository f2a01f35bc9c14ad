import type { FailureQueue, QueueFacts, Receipt, ReceivedMessage } from './failure-queue.ts';
import { BATCH_SIZE } from './send-in-batches.ts';

const PARALLEL_CALLS = 8;

/** What one call may bring: SQS takes messages of up to 1 MiB. */
const CALL_MAX_LENGTH = BATCH_SIZE * 1024 * 1024;

/** For a round that came back empty although the queue says that it holds more. */
const WAIT_TIME_S = 1;

const NONE: ReadonlySet<string> = new Set();

/** How much is gathered before it is a round: so many messages, bodies so long in all, or for so long. */
interface Gathering {
  readonly max: number;
  readonly maxLength: number;
  readonly maxMs: number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

/** What one receive brings is a round. */
const NO_GATHERING: Gathering = {
  max: 1,
  maxLength: Number.POSITIVE_INFINITY,
  maxMs: Number.POSITIVE_INFINITY,
  elapsed: () => 0,
};

interface SweepOptions {
  readonly visibilityTimeoutS: number;
  readonly gathering?: Gathering | undefined;
  /**
   * Told of each round of messages, each message once.
   *
   * @returns ids of those that are out of the queue now, and whether enough was seen.
   */
  readonly onRound: (
    round: readonly ReceivedMessage[],
    facts: QueueFacts,
  ) => Promise<{ readonly removed?: ReadonlySet<string>; readonly isEnough: boolean }>;
}

/** How a sweep ended. */
export interface Swept {
  /** True when it ended because enough was seen; nothing is known of the rest then. */
  readonly isCutOff: boolean;
  /** True when it took so long that all its messages came back: there may be others behind them. */
  readonly isOverrun: boolean;
  /** About how many messages could not be received when all others had been, this sweep's own included. */
  readonly hiddenCount: number;
  /** Those of them that this sweep, or anything else in this process, certainly held then. */
  readonly sweptIds: ReadonlySet<string>;
  readonly ownIds: ReadonlySet<string>;
}

const CUT_OFF: Swept = {
  isCutOff: true,
  isOverrun: false,
  hiddenCount: 0,
  sweptIds: NONE,
  ownIds: NONE,
};

/**
 * Receives all messages of a queue that can be received, in rounds, and makes visible again at its
 * end, however it ends, what is still there.
 */
export async function sweepQueue(
  queue: FailureQueue,
  { visibilityTimeoutS, gathering = NO_GATHERING, onRound }: SweepOptions,
): Promise<Swept> {
  const held = new Map<string, Receipt>();
  const seen = new Set<string>();
  let gathered: ReceivedMessage[] = [];
  let gatheredLength = 0;
  let gatheringSince = 0;
  let facts = await queue.describe();
  let receivedSince = 0;
  let returnedCount = 0;
  let isWaiting: boolean = false;
  try {
    for (;;) {
      const left = Math.ceil((facts.visibleCount - receivedSince) / BATCH_SIZE);
      const room = Math.floor((gathering.maxLength - gatheredLength) / CALL_MAX_LENGTH);
      const calls = Math.min(returnedCount > 0 ? PARALLEL_CALLS : left, room);
      const options = { visibilityTimeoutS, waitTimeS: isWaiting ? WAIT_TIME_S : 0 };
      if (gathered.length === 0) gatheringSince = gathering.elapsed();
      const received = await receiveRound(queue, calls, options, held);
      const fresh = received.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      receivedSince += fresh.length;
      returnedCount = fresh.length > 0 ? 0 : returnedCount + received.length;
      gathered.push(...fresh);
      gatheredLength += fresh.reduce((sum, { body }) => sum + body.length, 0);
      const isRoom =
        gathered.length < gathering.max &&
        gatheredLength < gathering.maxLength &&
        gathering.elapsed() - gatheringSince < gathering.maxMs;
      if (fresh.length > 0 && isRoom) continue;
      if (gathered.length > 0) {
        const round = gathered;
        gathered = [];
        gatheredLength = 0;
        const { removed, isEnough } = await onRound(round, facts);
        for (const id of removed ?? []) held.delete(id);
        if (isEnough) return CUT_OFF;
        isWaiting = false;
        continue;
      }
      // What came back in a long sweep is hidden again: what was not seen yet can be behind it.
      if (received.length > 0 && returnedCount <= held.size) continue;
      const heldBefore = queue.heldIds();
      facts = await queue.describe();
      receivedSince = 0;
      // A short poll asks only some of SQS's servers, so an empty one proves nothing while the
      // queue's own count says that there is more.
      if (facts.visibleCount > 0 && !isWaiting) {
        isWaiting = true;
        continue;
      }
      const ownIds = intersect(queue.heldIds(), heldBefore);
      const sweptIds = intersect(ownIds, held);
      const isOverrun = received.length > 0;
      const hiddenCount = facts.hiddenCount + (isOverrun ? facts.visibleCount : 0);
      return { isCutOff: false, isOverrun, hiddenCount, sweptIds, ownIds };
    }
  } finally {
    await queue.release([...held.values()]);
  }
}

/** What some calls received is held, and so released, even when another one fails. */
async function receiveRound(
  queue: FailureQueue,
  calls: number,
  options: Parameters<FailureQueue['receive']>[0],
  held: Map<string, Receipt>,
): Promise<ReceivedMessage[]> {
  const answers = await Promise.allSettled(
    Array.from({ length: Math.max(1, Math.min(PARALLEL_CALLS, calls)) }, () =>
      queue.receive(options),
    ),
  );
  const received = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  for (const { id, receiptHandle } of received) held.set(id, { id, receiptHandle });
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return received;
}

function intersect(
  ids: ReadonlySet<string>,
  others: { readonly has: (id: string) => boolean },
): ReadonlySet<string> {
  return new Set([...ids].filter((id) => others.has(id)));
}
