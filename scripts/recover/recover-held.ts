import { DEFAULT_TENANT, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import { HeldReport } from './held-report.ts';
import { requireBus } from './judge-event.ts';
import { createJudgeHeld } from './judge-held.ts';
import type { RecoverGateway } from './recover-gateway.ts';
import { type HeldLimits, recoverHeldQueue } from './recover-held-queue.ts';

interface HeldOptions {
  readonly tenant: string;
  /** Of one message; undefined for all. */
  readonly messageId: string | undefined;
  readonly dryRun: boolean;
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
  const createJudge = () => createJudgeHeld(gateway, tenant, busName);
  const report = new HeldReport();
  const work = { ...limits, messageId, dryRun, createJudge, busName, report, signal };
  try {
    // Calls of which the gateway could not read whose they are lie in the stack's queue.
    for (const queueUrl of new Set([ownQueueUrl, stackQueueUrl])) {
      if (messageId !== undefined && report.judged > 0) break;
      const isStacks = queueUrl !== ownQueueUrl;
      report.elsewhere += await recoverHeldQueue(gateway, queueUrl, { ...work, isStacks });
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
