import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { createTally, type TallyReport } from '../many-dashboards/tally.ts';
import { createPoster } from '../post.ts';
import type { Random } from '../random.ts';
import type { Tenant } from '../tenants.ts';
import {
  isCounted,
  judgeGaps,
  type NumberedWebhook,
  registerNumbered,
  sendInTime,
  sendLate,
} from './numbered-webhook.ts';
import { planNumbers } from './plan-numbers.ts';

interface Options {
  readonly tenants: readonly Tenant[];
  readonly sqs: SQSClient;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** What is left to do when the rest of the run is over. */
export interface GapMeasure {
  /** Sends what is late. To be called when no fault is set. */
  readonly sendLate: () => Promise<void>;
  /** Waits until the meter has counted all, which takes minutes from the last post, and judges it. */
  readonly judge: () => Promise<TallyReport>;
}

/** The gateway accepts no message that was published longer ago. */
const STALE_MS = 61_000;
const LOOK_EVERY_MS = 2_000;
/** The meter says two minutes at the most after a line was written; a busy machine takes longer. */
const COUNTED_MS = 300_000;

/** Sends numbered messages of which some never arrive, before anything else goes wrong. */
export async function startGapMeasure(options: Options): Promise<GapMeasure> {
  const { tenants, sqs, random, signal } = options;
  const tally = createTally();
  const { send, close } = createPoster();
  const webhooks: NumberedWebhook[] = [];
  for (const tenant of tenants) {
    const webhook = await registerNumbered(tenant, planNumbers(random));
    await sendInTime(webhook, { send, sqs, random, tally });
    webhooks.push(webhook);
  }
  const sentAt = Date.now();
  return {
    async sendLate() {
      await sleep(Math.max(0, sentAt + STALE_MS - Date.now()), undefined, { signal });
      for (const webhook of webhooks) await sendLate(webhook, { send, tally });
      close();
    },
    async judge() {
      const deadline = Date.now() + COUNTED_MS;
      for (const webhook of webhooks) {
        while (!(await isCounted(webhook)) && Date.now() < deadline) {
          await sleep(LOOK_EVERY_MS, undefined, { signal });
        }
        await judgeGaps(webhook, tally);
      }
      return tally;
    },
  };
}
