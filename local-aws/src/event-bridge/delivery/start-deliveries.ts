import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import { inTransaction } from '../../core/database.ts';
import type { Delivery, DeliveryResult } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';

const BATCH_SIZE = 100;
/** Slow functions delay only each other. */
const MAX_REMOTE_DELIVERIES = 100;
const PAUSE_MS = 1000;

export interface DeliveryParts {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly queue: DeliveryQueue;
  readonly deliverInProcess: (delivery: Delivery) => DeliveryResult;
  readonly deliverRemotely: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryResult>;
  readonly settle: (delivery: Delivery, result: DeliveryResult) => void;
  /** Called with unexpected errors; the delivery itself is retried. */
  readonly onUnexpectedError: (error: unknown) => void;
}

/** The loop that makes deliveries while the process runs. */
export interface Deliveries {
  /** Call this when there is a new delivery. */
  readonly wake: () => void;
  /** Stops the loop. Deliveries in progress stay on disk and are repeated after the next start. */
  readonly close: () => Promise<void>;
}

/** Starts with the deliveries that the last run of the process left. */
export function startDeliveries(parts: DeliveryParts): Deliveries {
  const closing = new AbortController();
  const underWay = new Map<number, Promise<void>>();
  let alarm = new AbortController();
  let mustPause = false;

  function deliverNow(delivery: Delivery): void {
    try {
      inTransaction(parts.database, () => {
        parts.settle(delivery, parts.deliverInProcess(delivery));
      });
    } catch (error) {
      settleUnexpected(delivery, error);
    }
  }

  async function deliverFar(delivery: Delivery): Promise<void> {
    try {
      const result = await parts.deliverRemotely(delivery, closing.signal);
      if (closing.signal.aborted) return;
      inTransaction(parts.database, () => parts.settle(delivery, result));
    } catch (error) {
      settleUnexpected(delivery, error);
    } finally {
      underWay.delete(delivery.id);
      wake();
    }
  }

  function settleUnexpected(delivery: Delivery, error: unknown): void {
    parts.onUnexpectedError(error);
    const errorMessage = 'The delivery failed for an internal reason.';
    try {
      inTransaction(parts.database, () =>
        parts.settle(delivery, { errorCode: 'INTERNAL_ERROR', errorMessage, isRetryable: true }),
      );
    } catch (settlingError) {
      parts.onUnexpectedError(settlingError);
      mustPause = true;
    }
  }

  function startDue(): number {
    const nowMs = parts.clock.now();
    const near = parts.queue.listDue({ remote: false, nowMs, limit: BATCH_SIZE, except: [] });
    for (const delivery of near) deliverNow(delivery);
    const limit = MAX_REMOTE_DELIVERIES - underWay.size;
    const far = parts.queue.listDue({ remote: true, nowMs, limit, except: underWay.keys() });
    for (const delivery of far) underWay.set(delivery.id, deliverFar(delivery));
    return near.length + far.length;
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      alarm = new AbortController();
      const started = startDue();
      if (mustPause) await pause();
      else if (started > 0) await nextTurn();
      else await waitForWork(alarm.signal);
    }
  }

  /**
   * A delivery whose result cannot be recorded stays due: without a pause it would be retried in a
   * busy loop.
   */
  async function pause(): Promise<void> {
    mustPause = false;
    await parts.clock.sleep(PAUSE_MS, closing.signal).catch(ignoreAlarm);
  }

  async function waitForWork(signal: AbortSignal): Promise<void> {
    const near = parts.queue.findNextDueAt({ remote: false, except: [] }) ?? Infinity;
    const isFull = underWay.size >= MAX_REMOTE_DELIVERIES;
    const far = isFull
      ? Infinity
      : (parts.queue.findNextDueAt({ remote: true, except: underWay.keys() }) ?? Infinity);
    const dueAt = Math.min(near, far);
    if (dueAt === Infinity) await once(signal, 'abort');
    else await parts.clock.sleep(Math.max(0, dueAt - parts.clock.now()), signal).catch(ignoreAlarm);
  }

  function wake(): void {
    alarm.abort();
  }

  const running = run();
  return {
    wake,
    close: async () => {
      closing.abort();
      wake();
      await running;
      await Promise.all(underWay.values());
    },
  };
}

/** Waking up is the purpose of this abort. */
function ignoreAlarm(): void {}
