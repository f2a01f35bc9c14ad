import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { StoredCall } from '@momento-gateway/shared/held-call';
import { HELD_CALL_OBJECTIONS, judgeHeldCall } from '@momento-gateway/shared/judge-held-call';
import { DEFAULT_TENANT, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { BYTE_TOOLS } from './byte-tools.ts';
import { readWebhook, requireBus } from './judge-event.ts';
import { publishEvent } from './publish-event.ts';
import type { RecoverGateway } from './recover-gateway.ts';
import { type TakenCall, takeHeldCalls } from './take-held-calls.ts';

interface HeldOptions {
  readonly tenant: string;
  /** Of one message; undefined for all. */
  readonly messageId: string | undefined;
  readonly dryRun: boolean;
}

/**
 * Verifies held calls with the signing secrets that are stored now, the oldest first, and publishes
 * those that are authentic. What does not verify stays in the queue.
 *
 * @throws Error when a call that was asked for is not there, or one could not be published or deleted.
 */
export async function recoverHeld(
  gateway: RecoverGateway,
  { tenant, messageId, dryRun }: HeldOptions,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  const stackQueueUrl = await gateway.findHeldQueue();
  const isDefault = tenant === DEFAULT_TENANT;
  const { secretPrefix } = gateway;
  const ownQueueUrl = isDefault
    ? stackQueueUrl
    : new URL(tenantQueueName(secretPrefix, tenant, 'held'), stackQueueUrl).href;
  const busName = isDefault ? gateway.busName : tenantBusName(secretPrefix, tenant);
  await requireBus(gateway, busName);
  const judge = createJudge(gateway, tenant, busName);
  const work = { messageId, dryRun, judge, busName };
  const counts: Counts = { found: 0, published: 0, others: new Map() };
  // Calls of which the gateway could not read whose they are lie in the stack's queue.
  for (const queueUrl of new Set([ownQueueUrl, stackQueueUrl])) {
    await recoverQueue(gateway, queueUrl, { ...work, counts }, signal);
  }
  if (messageId !== undefined && counts.found === 0) {
    throw new Error(
      `The held call ${messageId} is not available. A dashboard or another command may be reading it: try again in five minutes. Use the id that the dashboard shows under Held calls.`,
    );
  }
  const done = dryRun ? 'Dry run: would publish' : 'Published';
  print(`${done} ${counts.published} of ${counts.found} held calls to the bus ${busName}.`);
  for (const [why, count] of counts.others) print(`Not published: ${count}. ${why}`);
}

interface Counts {
  found: number;
  published: number;
  readonly others: Map<string, number>;
}

interface QueueWork extends Omit<HeldOptions, 'tenant'> {
  readonly judge: Judge;
  readonly busName: string;
  readonly counts: Counts;
}

async function recoverQueue(
  gateway: RecoverGateway,
  queueUrl: string,
  { messageId, dryRun, judge, busName, counts }: QueueWork,
  signal: AbortSignal,
): Promise<void> {
  const { calls, release } = await takeHeldCalls(gateway.sqs, queueUrl, signal);
  try {
    for (const { id, call, remove } of calls) {
      if (messageId !== undefined && id !== messageId) continue;
      signal.throwIfAborted();
      const judged = await judge(call);
      if (judged === 'foreign') continue;
      counts.found += 1;
      if (typeof judged === 'string') {
        counts.others.set(judged, (counts.others.get(judged) ?? 0) + 1);
        continue;
      }
      counts.published += 1;
      if (dryRun) continue;
      await publishEvent(gateway, busName, judged);
      await removePublished(id, remove);
    }
  } finally {
    await release();
  }
}

async function removePublished(id: string, remove: TakenCall['remove']): Promise<void> {
  try {
    await remove();
  } catch (error) {
    throw new Error(
      `The held call ${id} is published, but still in the held queue (${(error as Error).message}). Run the command again: it is published a second time and deleted.`,
      { cause: error },
    );
  }
}

/** The entry of an authentic call, why there is none, or that it is of another tenant. */
type Judge = (call: StoredCall | undefined) => Promise<{ readonly entry: BusEntry } | string>;

/** Each webhook is read once. */
function createJudge(gateway: RecoverGateway, tenant: string, busName: string): Judge {
  const webhooks = new Map<string, Promise<WebhookSecret | undefined>>();
  return async (call) => {
    if (call === undefined) return 'The gateway did not write this message.';
    const { webhookId } = call;
    if (call.tenant !== undefined && call.tenant !== tenant) return 'foreign';
    const reading = webhooks.get(webhookId) ?? readWebhook(gateway, webhookId);
    webhooks.set(webhookId, reading);
    const webhook = await reading;
    if (webhook === undefined) return 'Its webhook is not registered.';
    if (webhook.tenant !== tenant) return 'foreign';
    const judged = judgeHeldCall(call, webhook, busName, BYTE_TOOLS);
    return 'entry' in judged ? judged : HELD_CALL_OBJECTIONS[judged.objection];
  };
}
