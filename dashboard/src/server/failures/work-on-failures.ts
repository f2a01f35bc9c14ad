import type { FailureChoice } from '../../api/failure.ts';
import type { FailureQueue, HeldMessage } from './failure-queue.ts';
import { receiveAll } from './receive-all.ts';

/** Longer than acting on one round and removing it can take, time-outs included. */
const VISIBILITY_TIMEOUT_S = 90;

/** Works on messages that are held; for each id that failed it tells why. Never throws. */
export type Act = (messages: readonly HeldMessage[]) => Promise<ReadonlyMap<string, string>>;

export interface WorkResult {
  readonly id: string;
  /** `not-removed`: acted on, but the message is still in the queue. */
  readonly result: 'done' | 'not-removed' | 'failed' | 'gone';
  readonly message?: string;
}

interface Memory {
  readonly settled: Set<string>;
  /** Told which failures are out of the queue. */
  readonly forget: (ids: ReadonlySet<string>) => void;
  /** Told what became of each round. */
  readonly onResults?: ((results: readonly WorkResult[]) => void) | undefined;
  /** How many messages at most are worked on. */
  readonly max: number;
}

export async function workOnFailures(
  queue: FailureQueue,
  choice: FailureChoice,
  act: Act,
  { settled, forget, onResults, max }: Memory,
): Promise<readonly WorkResult[]> {
  const wanted = 'ids' in choice ? new Set(choice.ids) : undefined;
  const results = new Map<string, WorkResult>();
  const kept: HeldMessage[] = [];
  const { visibleCount } = await queue.describe();
  try {
    const rounds = receiveAll(queue, { visibilityTimeoutS: VISIBILITY_TIMEOUT_S, visibleCount });
    for await (const round of rounds) {
      const chosen = wanted ? round.filter(({ id }) => wanted.has(id)) : round;
      const removed = new Set<string>();
      const ended = await workOnRound(queue, chosen, act, settled);
      for (const result of ended) {
        results.set(result.id, result);
        if (result.result === 'done') removed.add(result.id);
      }
      forget(removed);
      onResults?.(ended);
      kept.push(...round.filter(({ id }) => !removed.has(id)));
      if (results.size >= (wanted?.size ?? max)) break;
    }
  } finally {
    await queue.release(kept);
  }
  if (wanted === undefined) return [...results.values()];
  const missing = [...wanted].filter((id) => !results.has(id));
  forget(new Set(missing));
  return [...wanted].map((id) => results.get(id) ?? { id, result: 'gone' });
}

async function workOnRound(
  queue: FailureQueue,
  messages: readonly HeldMessage[],
  act: Act,
  settled: Set<string>,
): Promise<WorkResult[]> {
  if (messages.length === 0) return [];
  const failed = await act(messages.filter(({ id }) => !settled.has(id)));
  const finished = messages.filter(({ id }) => !failed.has(id));
  const remaining = await queue.remove(finished);
  return messages.map(({ id }) => {
    const message = failed.get(id);
    if (message !== undefined) return { id, result: 'failed', message };
    if (remaining.has(id)) settled.add(id);
    else settled.delete(id);
    return { id, result: remaining.has(id) ? 'not-removed' : 'done' };
  });
}
