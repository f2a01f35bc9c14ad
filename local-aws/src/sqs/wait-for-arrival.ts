import type { SqsContext } from './sqs-context.ts';

/**
 * Waits until the queue is notified, a hidden message appears, or `deadline` (ms since the epoch).
 * Rejects with the signal's reason, so that no message is taken for a caller who has disconnected.
 */
export async function waitForArrival(
  { arrivals, messages, clock }: SqsContext,
  queueId: number,
  deadline: number,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const now = clock.now();
  const nextVisible = messages.findNextVisible(queueId, now) ?? deadline;
  const end = new AbortController();
  const stop = () => end.abort();
  const unsubscribe = arrivals.subscribe(queueId, stop);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await clock.sleep(Math.min(deadline, nextVisible) - now, end.signal);
  } catch (error) {
    if (!end.signal.aborted) throw error;
    signal.throwIfAborted();
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', stop);
  }
}
