import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Clock, DAY_MS } from '../../core/clock.ts';
import { inTransaction } from '../../core/database.ts';
import type { ArchiveStore } from '../store/archive-store.ts';
import type { Replay, ReplayStore } from '../store/replay-store.ts';

const BATCH_SIZE = 100;

/** AWS keeps replays that are over for 90 days. */
const KEPT_MS = 90 * DAY_MS;

export interface ReplayParts {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly archives: ArchiveStore;
  readonly replays: ReplayStore;
  /** Stores deliveries of an event for those rules of the bus that match it. */
  readonly enqueueReplayed: (replay: Replay, event: string) => void;
  readonly wakeDeliveries: () => void;
  readonly onUnexpectedError: (error: unknown) => void;
}

/** The loop that runs replays, one batch of each after the other. */
export interface Replays {
  /** Call this when a replay was added or is to be cancelled. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** Starts with the replays that the last run of the process left. */
export function startReplays(parts: ReplayParts): Replays {
  const { clock, replays } = parts;
  let running: Promise<void> | undefined;
  let isClosed = false;

  async function run(): Promise<void> {
    replays.expire(clock.now() - KEPT_MS);
    // The call that starts a replay is answered before its first event.
    await nextTurn();
    for (;;) {
      const open = isClosed ? [] : replays.listOpen();
      if (open.length === 0) return;
      for (const replay of open) advance(replay);
      parts.wakeDeliveries();
      await nextTurn();
    }
  }

  function advance(replay: Replay): void {
    try {
      inTransaction(parts.database, () => replays.put(takeStep(parts, replay)));
    } catch (error) {
      parts.onUnexpectedError(error);
      replays.put({ ...replay, state: 'FAILED', reason: 'Internal error', endedAt: clock.now() });
    }
  }

  function wake(): void {
    if (isClosed || running !== undefined) return;
    running = run()
      .catch(parts.onUnexpectedError)
      .finally(() => {
        running = undefined;
        // A replay may have been added after the last look.
        if (!isClosed && replays.listOpen().length > 0) wake();
      });
  }

  wake();
  return {
    wake,
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}

/** The replay after its next batch of events. */
function takeStep(parts: ReplayParts, replay: Replay): Replay {
  const now = parts.clock.now();
  if (replay.state === 'CANCELLING') return { ...replay, state: 'CANCELLED', endedAt: now };
  if (replay.state === 'STARTING') return { ...replay, state: 'RUNNING' };
  const batch = parts.archives.read({
    archive: replay.archive,
    from: replay.from,
    until: replay.until,
    afterTime: replay.lastTime ?? -1,
    afterId: replay.lastId,
    limit: BATCH_SIZE,
  });
  const last = batch.at(-1);
  if (last === undefined) return { ...replay, state: 'COMPLETED', endedAt: now };
  for (const { event } of batch) parts.enqueueReplayed(replay, event);
  return { ...replay, lastTime: last.time, lastId: last.id };
}
