import { setImmediate } from 'node:timers/promises';

/** Long work is done in parts of this, so that other calls are answered meanwhile. */
const PART_MS = 10;

/**
 * For a loop that may take long: called in each turn, it lets others go first once in a while.
 *
 * @param now ms, from a clock that does not jump
 */
export function createTurns(now: () => number = () => performance.now()): () => Promise<void> {
  let startedAt = now();
  return async () => {
    if (now() - startedAt < PART_MS) return;
    await setImmediate();
    startedAt = now();
  };
}
