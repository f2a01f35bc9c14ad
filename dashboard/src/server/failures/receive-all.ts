import { BATCH_SIZE, type FailureQueue, type HeldMessage } from './failure-queue.ts';

const PARALLEL_CALLS = 8;

/** For a round that came back empty although the queue says that it holds more. */
const WAIT_TIME_S = 1;

/**
 * All messages that can be received, in rounds; each message once. They stay hidden for
 * `visibilityTimeoutS`: whoever takes a round removes or releases what it holds.
 */
export async function* receiveAll(
  queue: FailureQueue,
  { visibilityTimeoutS, visibleCount }: { visibilityTimeoutS: number; visibleCount: number },
): AsyncGenerator<readonly HeldMessage[]> {
  const seen = new Set<string>();
  let isWaiting: boolean = false;
  for (;;) {
    const missing = visibleCount - seen.size;
    const calls = Math.min(PARALLEL_CALLS, Math.max(1, Math.ceil(missing / BATCH_SIZE)));
    const waitTimeS = isWaiting ? WAIT_TIME_S : 0;
    const received = await Promise.all(
      Array.from({ length: calls }, () => queue.receive({ visibilityTimeoutS, waitTimeS })),
    );
    const fresh: HeldMessage[] = received.flat().filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) yield fresh;
    // A short poll asks only some of SQS's servers, so an empty one proves nothing while the
    // queue's own count says that there is more.
    else if (missing <= 0 || isWaiting) return;
    isWaiting = fresh.length === 0;
  }
}
