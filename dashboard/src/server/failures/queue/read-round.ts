import type { FailureMemory } from './failure-memory.ts';
import type { FailureQueue, QueueFacts, ReceivedMessage } from './failure-queue.ts';
import { parkedInDeadLettersUntil } from './read-stored-message.ts';
import type { StoredMessage } from './stored-message.ts';

/** Reads what was received from a queue, and remembers it. */
export type ReadRound = (
  queue: FailureQueue,
  round: readonly ReceivedMessage[],
  facts: QueueFacts,
) => Promise<readonly StoredMessage[]>;

export function createReadRound(queues: readonly FailureQueue[], memory: FailureMemory): ReadRound {
  let parkedUntil: number | undefined;

  /** When a queue was created never changes, so it is asked for once. */
  async function readParkedUntil(deadLetters: QueueFacts): Promise<number> {
    const parked = queues.find(({ kind }) => kind === 'parked');
    if (parked === undefined) return 0;
    parkedUntil ??= parkedInDeadLettersUntil(await parked.describe(), deadLetters);
    return parkedUntil;
  }

  return async ({ kind: queue }, round, facts) => {
    const { retentionMs } = facts;
    const options = { queue, parkedUntil: queue === 'parked' ? 0 : await readParkedUntil(facts) };
    return memory.remember(round, { ...options, retentionMs });
  };
}
