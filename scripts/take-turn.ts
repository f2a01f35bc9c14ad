import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

/**
 * Does work that no other process on this machine may do at the same time. The operating system
 * gives the turn to the next one when this process ends, however it ends.
 *
 * @param path the file that stands for the work
 * @param onWait called once if another process has its turn
 */
export async function takeTurn<Result>(
  path: string,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  mkdirSync(dirname(path), { recursive: true });
  const turn = new DatabaseSync(path, { timeout: 0 });
  try {
    for (let tries = 0; !isTaken(turn); tries += 1) {
      if (tries === 0) onWait();
      await sleep(LOOK_AGAIN_MS);
    }
    return await work();
  } finally {
    turn.close();
  }
}

/** Nothing is ever written: the file is there for its lock. */
function isTaken(turn: DatabaseSync): boolean {
  try {
    turn.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (/database is locked/.test(String(error))) return false;
    throw error;
  }
}
