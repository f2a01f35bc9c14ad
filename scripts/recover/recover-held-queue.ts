import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { HeldReport } from './held-report.ts';
import { createHiddenMessages, type HiddenMessages } from './hidden-messages.ts';
import { requireBus } from './judge-event.ts';
import type { JudgeHeld } from './judge-held.ts';
import { publishEvent } from './publish-event.ts';
import { type ReceivedCall, receiveHeldBatch } from './receive-held-batch.ts';
import type { RecoverGateway } from './recover-gateway.ts';

/** A call of AWS that takes longer could end after its message is visible to others again. */
const STEP_MS = 30_000;
/** A bus that was there so long ago may be gone: EventBridge accepts events for it, and drops them. */
const BUS_FRESH_MS = 2_000;

/** What is in memory and hidden from others at once, and when a run ends. */
export interface HeldLimits {
  readonly batchMax: number;
  readonly batchMaxLength: number;
  /** Of a batch: it must be over before its messages are visible again. */
  readonly batchMs: number;
  readonly callsMax: number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

interface QueueWork extends HeldLimits {
  /** Of one message; undefined for all. */
  readonly messageId: string | undefined;
  readonly dryRun: boolean;
  /** For one batch: a signing secret that is replaced meanwhile verifies nothing of the next. */
  readonly createJudge: () => JudgeHeld;
  readonly busName: string;
  readonly isStacks: boolean;
  readonly report: HeldReport;
  readonly signal: AbortSignal;
}

/**
 * Works on the messages of a queue in batches, so that each is published while it is hidden from others.
 *
 * @returns about how many messages others hide at its end.
 */
export async function recoverHeldQueue(
  gateway: RecoverGateway,
  queueUrl: string,
  work: QueueWork,
): Promise<number> {
  const { signal, elapsed, messageId, callsMax, report } = work;
  const hidden = createHiddenMessages(gateway.sqs, { queueUrl, signal, elapsed });
  try {
    for (let seen = 0; ; ) {
      const startedAt = elapsed();
      const { calls, isLast } = await receiveHeldBatch(hidden, { ...work, startedAt });
      const doneCount = await recoverBatch(gateway, hidden, calls, { ...work, startedAt });
      if (isLast && doneCount === calls.length) break;
      if (messageId !== undefined && report.judged > 0) break;
      seen += doneCount;
      if (seen >= callsMax) {
        report.isMoreLeft = true;
        break;
      }
    }
    return (await hidden.countElsewhere()) ?? 0;
  } finally {
    await hidden.release(hidden.ids());
  }
}

/** @returns how many messages it got through; the rest is let go when it takes too long. */
async function recoverBatch(
  gateway: RecoverGateway,
  hidden: HiddenMessages,
  batch: readonly ReceivedCall[],
  work: QueueWork & { readonly startedAt: number },
): Promise<number> {
  const { messageId, dryRun, isStacks, busName, report, signal } = work;
  const judge = work.createJudge();
  let busSeenAt = Number.NEGATIVE_INFINITY;
  for (const [place, { id, call }] of batch.entries()) {
    if (messageId !== undefined && id !== messageId) continue;
    signal.throwIfAborted();
    const judgement = await judge(call, isStacks);
    if (!dryRun && work.elapsed() - busSeenAt >= BUS_FRESH_MS) {
      busSeenAt = work.elapsed();
      await requireBus(gateway, busName);
    }
    if (work.elapsed() - work.startedAt >= work.batchMs) {
      await hidden.release(batch.slice(place).map((one) => one.id));
      return place;
    }
    report.add(call, judgement);
    if (judgement === 'foreign' || !('entry' in judgement)) continue;
    if (!dryRun) await publishAndRemove(gateway, hidden, { id, busName, entry: judgement.entry });
    report.published += 1;
  }
  return batch.length;
}

interface ToPublish {
  readonly id: string;
  readonly busName: string;
  readonly entry: BusEntry;
}

/** One at a time: if the process dies here, one event is published again at most. */
async function publishAndRemove(
  gateway: RecoverGateway,
  hidden: HiddenMessages,
  { id, busName, entry }: ToPublish,
): Promise<void> {
  await publishEvent(gateway, busName, entry, AbortSignal.timeout(STEP_MS));
  await hidden.remove(id, AbortSignal.timeout(STEP_MS)).catch((error: Error) => {
    throw new Error(
      `The held call ${id} is published, but still in the held queue (${error.message}). Run the command again: it is published a second time and deleted.`,
      { cause: error },
    );
  });
}
