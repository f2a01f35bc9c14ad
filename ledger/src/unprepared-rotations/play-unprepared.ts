import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { connectionTo } from '../config.ts';
import { createTally, type TallyReport } from '../many-dashboards/tally.ts';
import { findName } from '../message-text.ts';
import { startProduct } from '../product.ts';
import { countMessages, readQueue } from '../queue-reader.ts';
import { createRandom } from '../random.ts';
import { Slots } from '../slots.ts';
import { describeDefaultTenant, type Tenant } from '../tenants.ts';
import { judgeUnprepared, type SentCall } from './judge-unprepared.ts';
import { loseSecretsManager } from './lose-secrets-manager.ts';
import { postForged, postOfMomento } from './posters.ts';
import { rotateAtMomento } from './rotate-at-momento.ts';
import { verifyAll } from './verify-all.ts';

interface Options {
  readonly seed: number;
  /** How long Momento and the forgers post. */
  readonly seconds: number;
  readonly ending: AbortController;
}

const CACHE_TTL_MS = 3_000;
/** Signing secrets that were replaced, and ended, before Momento posts. */
const OLD_SECRETS = 2;
/** When no event arrives for this long, all have arrived. */
const QUIET_MS = 3_000;

/**
 * Momento rotates signing secrets that nobody stores for a while, Secrets Manager is away for a while,
 * and forgers who know everything but the secrets post all the time. At the end, once the secrets are
 * stored, the held calls are verified: all that Momento posted is on the bus, and nothing else.
 */
export async function playUnprepared({ seed, seconds, ending }: Options): Promise<TallyReport> {
  const random = createRandom(seed);
  const product = await startProduct({
    cacheTtlMs: CACHE_TTL_MS,
    random,
    ending,
    holds: true,
    onOpenCall: () => {},
    onRead: () => () => {},
    onSlowCall: () => {},
  });
  try {
    const tally = createTally();
    const sqs = new SQSClient(connectionTo(product.awsUrl));
    const tenant = await describeDefaultTenant(product, sqs);
    const { auditQueueUrl, callDashboard } = tenant;
    const { slots } = await fill(tenant, sqs);
    const onBus = new Map<number, number>();
    const reader = readQueue(
      sqs,
      auditQueueUrl,
      (text) => {
        const id = findName(text)?.id ?? -1;
        onBus.set(id, (onBus.get(id) ?? 0) + 1);
      },
      (error) => ending.abort(error),
    );
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, ending.signal]);
    const stage = { product, slots, callDashboard, random, tally, signal };
    const sent: SentCall[] = [];
    const working = [
      rotateAtMomento(stage),
      loseSecretsManager(stage),
      postOfMomento(stage, sent),
      postForged(stage, sent),
    ];
    await Promise.race([Promise.all(working), sleep(seconds * 1_000, undefined, { signal })]);
    over.abort();
    await Promise.all(working);
    ending.signal.throwIfAborted();
    await verifyAll(callDashboard, tally);
    while (Date.now() - reader.lastAt() < QUIET_MS) await sleep(200);
    await reader.end();
    const webhooks = slots.length;
    const held = await countMessages(sqs, product.queues.held);
    const parked = await countMessages(sqs, product.queues.parked);
    judgeUnprepared({ sent, onBus, held, parked, seconds, webhooks }, tally);
    return tally;
  } finally {
    await product.end();
  }
}

async function fill(tenant: Tenant, sqs: SQSClient): Promise<Slots> {
  const slots = new Slots();
  await slots.fill(tenant, sqs);
  for (const slot of slots.slots) {
    for (let count = 0; count < OLD_SECRETS; count += 1) await slots.rotate(slot, 0);
  }
  // Until the gateway has forgotten them, old secrets are good.
  await sleep(CACHE_TTL_MS);
  return slots;
}
