import type { FailureQueue, ReceivedMessage } from './failure-queue.ts';
import type { StoredMessage } from './stored-message.ts';
import type { Work, WorkResult } from './work.ts';

/** Of what could not be removed; the oldest is forgotten first. */
const SETTLED_MAX = 10_000;

interface Round {
  readonly received: readonly ReceivedMessage[];
  /** The same messages, read. */
  readonly messages: readonly StoredMessage[];
  /** What was done to messages that could not be removed afterwards. */
  readonly settled: Map<string, Work['action']>;
}

/**
 * Acts on messages that are held and removes those it is done with. What was done to one by this
 * same action before is not done again: it is only removed.
 */
export async function workOnRound(
  queue: FailureQueue,
  { action, act }: Pick<Work, 'action' | 'act'>,
  { received, messages, settled }: Round,
): Promise<WorkResult[]> {
  if (received.length === 0) return [];
  const failed = await act(messages.filter(({ id }) => settled.get(id) !== action));
  const remaining = await queue.remove(received.filter(({ id }) => !failed.has(id)));
  const results = received.map(({ id }): WorkResult => {
    const message = failed.get(id);
    if (message !== undefined) return { id, result: 'failed', message };
    settled.delete(id);
    if (remaining.has(id)) settled.set(id, action);
    return { id, result: remaining.has(id) ? 'not-removed' : 'done' };
  });
  const surplus = Math.max(0, settled.size - SETTLED_MAX);
  for (const id of [...settled.keys()].slice(0, surplus)) settled.delete(id);
  return results;
}
