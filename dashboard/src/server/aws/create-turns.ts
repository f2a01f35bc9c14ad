import { setImmediate } from 'node:timers/promises';

/** Long work runs in parts of this length, and other calls are answered in between. */
const PART_MS = 10;

/**
 * For a long loop: awaited in each turn, it yields to other calls now and then.
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
