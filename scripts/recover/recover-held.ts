import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { DEFAULT_TENANT, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import { HeldReport } from './held-report.ts';
import { createHiddenMessages, type HiddenMessages } from './hidden-messages.ts';
import { requireBus } from './judge-event.ts';
import { createJudgeHeld, type JudgeHeld } from './judge-held.ts';
import { publishEvent } from './publish-event.ts';
import { type ReceivedCall, receiveHeldBatch } from './receive-held-batch.ts';
import type { RecoverGateway } from './recover-gateway.ts';

interface HeldOptions {
  readonly tenant: string;
  /** Of one message; undefined for all. */
  readonly messageId: string | undefined;
  readonly dryRun: boolean;
}

/** A call of AWS that takes longer could end after its message is visible to others again. */
const STEP_MS = 30_000;

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

const LIMITS: HeldLimits = {
  batchMax: 1_000,
  batchMaxLength: 32 * 1024 * 1024,
  batchMs: 200_000,
  callsMax: 100_000,
  elapsed: () => performance.now(),
};

/**
 * Verifies held calls with the signing secrets that are stored now, in batches, the oldest of each first,
 * and publishes those that are authentic. What does not verify stays in the queue.
 *
 * @throws Error when a call that was asked for is not there, or one could not be judged, published, or deleted.
 */
export async function recoverHeld(
  gateway: RecoverGateway,
  { tenant, messageId, dryRun }: HeldOptions,
  signal: AbortSignal,
  print: (line: string) => void,
  limits = LIMITS,
): Promise<void> {
  const stackQueueUrl = await gateway.findHeldQueue();
  const isDefault = tenant === DEFAULT_TENANT;
  const { secretPrefix } = gateway;
  const ownQueueUrl = isDefault
    ? stackQueueUrl
    : new URL(tenantQueueName(secretPrefix, tenant, 'held'), stackQueueUrl).href;
  const busName = isDefault ? gateway.busName : tenantBusName(secretPrefix, tenant);
  await requireBus(gateway, busName);
  const judge = createJudgeHeld(gateway, tenant, busName);
  const report = new HeldReport();
  const work = { ...limits, messageId, dryRun, judge, busName, report, signal };
  try {
    // Calls of which the gateway could not read whose they are lie in the stack's queue.
    for (const queueUrl of new Set([ownQueueUrl, stackQueueUrl])) {
      if (messageId !== undefined && report.judged > 0) break;
      const isStacks = queueUrl !== ownQueueUrl;
      report.elsewhere += await recoverQueue(gateway, queueUrl, { ...work, isStacks });
    }
  } finally {
    // After an error too: what was published is on the bus.
    if (report.judged > 0) for (const line of report.describe(busName, dryRun)) print(line);
  }
  for (const line of report.describeRest(tenant)) if (messageId === undefined) print(line);
  if (messageId !== undefined && report.judged === 0) {
    throw new Error(
      `The held call ${messageId} is not available. A dashboard or another command may be reading it: try again in five minutes. Use the id that the dashboard shows under Held calls.`,
    );
  }
  report.requireAllJudged();
}

interface QueueWork extends Omit<HeldOptions, 'tenant'>, HeldLimits {
  readonly judge: JudgeHeld;
  readonly busName: string;
  readonly isStacks: boolean;
  readonly report: HeldReport;
  readonly signal: AbortSignal;
}

/** @returns about how many messages others hide at its end. */
async function recoverQueue(
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
  const { messageId, dryRun, judge, isStacks, busName, report, signal } = work;
  for (const [place, { id, call }] of batch.entries()) {
    if (place > 0 && work.elapsed() - work.startedAt >= work.batchMs) {
      await hidden.release(batch.slice(place).map((one) => one.id));
      return place;
    }
    if (messageId !== undefined && id !== messageId) continue;
    signal.throwIfAborted();
    const judgement = await judge(call, isStacks);
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
