import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultName, faultKind } from './fault-kinds.ts';
import type { Step } from './make-schedule.ts';
import type { Product } from './product.ts';
import type { Slots } from './slots.ts';
import type { TroubleLog } from './trouble-log.ts';

interface Stage {
  readonly product: Product;
  readonly slots: Slots;
  readonly log: TroubleLog;
  readonly ending: AbortController;
}

/** How long a webhook stays disabled, or deleted before it is replaced. */
const GONE_MS = 6_500;

/**
 * Runs the schedule's faults and changes until `over` is aborted; resolves when all faults have ended.
 */
export async function playSchedule(
  schedule: readonly Step[],
  stage: Stage,
  over: AbortSignal,
): Promise<void> {
  const { ending } = stage;
  const startedAt = Date.now();
  const changing: Promise<void>[] = [];
  let current: FaultName | undefined;
  let killing: Promise<void> = Promise.resolve();
  const kill = () => {
    killing = killing.then(() => killGateway(stage));
    return killing;
  };
  const signal = AbortSignal.any([over, ending.signal]);
  for (const step of schedule) {
    const waitMs = Math.max(0, startedAt + step.at - Date.now());
    await sleep(waitMs, undefined, { signal }).catch(() => {});
    ending.signal.throwIfAborted();
    if (over.aborted) break;
    if ('begin' in step) {
      current = step.begin;
      await beginFault(step.begin, stage, kill);
    } else if ('end' in step) {
      await endFault(step.end, stage);
      current = undefined;
    } else {
      const changed = step.change === 'gateway killed' ? kill() : changeWebhook(step, stage);
      changing.push(changed.catch((error) => ending.abort(error)));
    }
  }
  if (current !== undefined) await endFault(current, stage);
  await Promise.all(changing);
  await killing;
}

async function beginFault(name: FaultName, stage: Stage, kill: () => Promise<void>): Promise<void> {
  const { product, log } = stage;
  const kind = faultKind(name);
  log.begin(name, kind.troubles);
  for (const fault of kind.faults ?? []) await setFault(product.awsUrl, fault);
  if (kind.link !== undefined) await product.link.setMode(kind.link);
  if (kind.kill) await kill();
}

async function endFault(name: FaultName, { product, log }: Stage): Promise<void> {
  const { faults, link } = faultKind(name);
  if (faults !== undefined) await fetch(`${product.awsUrl}/_local/faults`, { method: 'DELETE' });
  if (link !== undefined) await product.link.setMode('pass');
  log.end(name);
}

async function setFault(awsUrl: string, fault: object): Promise<void> {
  const response = await fetch(`${awsUrl}/_local/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`Local AWS rejected the fault: ${await response.text()}`);
}

async function killGateway({ product, log }: Stage): Promise<void> {
  log.begin('gateway killed', ['gateway']);
  await product.killGateway();
  await product.startGateway();
  log.end('gateway killed');
}

/** Webhooks with a change in progress. */
const busy = new WeakSet<object>();

async function changeWebhook(
  { change, chance }: Extract<Step, { change: unknown }>,
  { slots, ending: { signal } }: Stage,
): Promise<void> {
  const free = slots.slots.filter((slot) => !busy.has(slot));
  const slot = free[Math.floor(chance * free.length)];
  if (slot === undefined) return;
  busy.add(slot);
  if (change === 'rotate') {
    // Half of the rotations end the old secret immediately.
    await slots.rotate(slot, chance * 8 - Math.floor(chance * 8) < 0.5 ? 0 : 1);
  } else if (change === 'disable') {
    await slots.setEnabled(slot, false);
    await sleep(GONE_MS, undefined, { signal });
    await slots.setEnabled(slot, true);
  } else {
    await slots.delete(slot);
    await sleep(GONE_MS, undefined, { signal });
    await slots.replace(slot);
  }
  busy.delete(slot);
}
