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
  /** How long the next batch waits, ms. */
  readonly takeReplayDelay: () => number;
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
  let pause = new AbortController();

  async function run(): Promise<void> {
    replays.expire(clock.now() - KEPT_MS);
    // The call that starts a replay is answered before its first event.
    await nextTurn();
    while (!isClosed && replays.listOpen().length > 0) {
      await waitForBatch();
      if (isClosed) return;
      // Read after the wait, in which one may have been cancelled.
      for (const replay of replays.listOpen()) advance(replay);
      parts.wakeDeliveries();
      await nextTurn();
    }
  }

  /** Ends early when a replay was added or is to be cancelled. */
  async function waitForBatch(): Promise<void> {
    const delayMs = parts.takeReplayDelay();
    if (delayMs === 0) return;
    pause = new AbortController();
    await clock.sleep(delayMs, pause.signal).catch(() => {});
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
    pause.abort();
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
      pause.abort();
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
