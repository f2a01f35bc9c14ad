import { setTimeout as sleep } from 'node:timers/promises';
import { retry } from '../dashboard-api.ts';
import { pickBetween } from '../random.ts';
import type { Slot } from '../slots.ts';
import type { UnpreparedStage } from './stage.ts';

/** A tenth of 0 to 60 s, as every time of this run but the freshness window. */
const UNSTORED_MS = [0, 6_000] as const;
const BETWEEN_MS = [1_500, 6_000] as const;

/** Rotates each webhook's secret at Momento, again and again; somebody stores it later. */
export async function rotateAtMomento(stage: UnpreparedStage): Promise<void> {
  await Promise.all(stage.slots.map((slot) => rotateOne(slot, stage)));
}

async function rotateOne(
  slot: Slot,
  { callDashboard, random, tally, signal }: UnpreparedStage,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(pickBetween(random, ...BETWEEN_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const signingSecret = crypto.randomUUID();
    slot.secrets.push(signingSecret);
    // Also when the run is over: what Momento signs with is stored at last.
    await sleep(pickBetween(random, ...UNSTORED_MS));
    await retry(async () => {
      const body = { signingSecret, overlapMinutes: 1 };
      await callDashboard('POST', `/webhooks/${slot.webhookId}/secret`, body);
    });
    tally.count('rotations at Momento that nobody prepared');
  }
}
