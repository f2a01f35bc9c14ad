import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Books, OpenCalls, Post, SecretRead } from './account.ts';
import { redriveAll } from './dashboard-api.ts';
import { makeSchedule } from './make-schedule.ts';
import { findName, textOf } from './message-text.ts';
import { planPost } from './plan-post.ts';
import { playSchedule } from './play-schedule.ts';
import { createPoster } from './post.ts';
import type { Product } from './product.ts';
import { peekQueue, readQueue } from './queue-reader.ts';
import { createRandom } from './random.ts';
import { SentPosts } from './sent-posts.ts';
import { Sightings } from './sightings.ts';
import type { Slots } from './slots.ts';
import type { Tenant } from './tenants.ts';
import { TroubleLog } from './trouble-log.ts';

export interface RoundOptions {
  readonly seed: number;
  readonly posts: number;
  /** Posts a second. */
  readonly rate: number;
  readonly cacheTtlMs: number;
}

/** What the rounds of a run share. */
export interface Stage {
  readonly product: Product;
  readonly slots: Slots;
  readonly sqs: SQSClient;
  readonly tenants: readonly Tenant[];
  readonly ending: AbortController;
  /** Calls with an unknown outcome, from the link. */
  openCalls: Map<number, OpenCalls>;
  reads: Map<string, SecretRead[]>;
  log: TroubleLog;
}

const TICK_MS = 5;
/** After a pause, at most this many due posts are sent at once. */
const BURST_MAX = 20;
/** Limits the load on a slow machine. */
const UNDER_WAY_MAX = { whenWell: 25, inTrouble: 140 };
/** Longer than any run. */
const SCHEDULE_MS = 1_200_000;
/** When no message arrives for this long, all have arrived. */
const QUIET_MS = 1_500;
const KEEP_ONE_OF = 4;

/** Posts during faults, redrives, and returns everything it recorded, for each tenant by itself. */
export async function runRound(
  { seed, posts: count, rate, cacheTtlMs }: RoundOptions,
  stage: Stage,
): Promise<ReadonlyMap<string, Books>> {
  const { product, slots, sqs, tenants, ending } = stage;
  const { signal } = ending;
  const run = (seed % 36 ** 6).toString(36).padStart(6, '0');
  const random = createRandom(seed);
  const sightings = new Map(tenants.map(({ name }) => [name, new Sightings(run)]));
  const seenIn = (tenant: string) => requireKnown(sightings.get(tenant), tenant);
  const sent = new SentPosts(KEEP_ONE_OF);
  const poster = createPoster();
  const posts = new Map<string, Post[]>(tenants.map(({ name }) => [name, []]));
  stage.openCalls = new Map();
  stage.reads = new Map();
  const log = new TroubleLog(Date.now);
  stage.log = log;
  slots.forgetChanges();

  const read = (url: string, onMessage: (body: string) => void) =>
    readQueue(sqs, url, onMessage, (error) => ending.abort(error));
  const readers = [
    ...tenants.map(({ name, auditQueueUrl }) =>
      read(auditQueueUrl, (text) => seenIn(name).seeOnBus(text)),
    ),
    ...slots.slots.map((slot) =>
      read(slot.queueUrl, (text) => seenIn(slot.tenant.name).seeOnTarget(slot, text)),
    ),
  ];
  const waitForQuiet = async () => {
    while (readers.some(({ lastAt }) => Date.now() - lastAt() < QUIET_MS)) {
      await sleep(100, undefined, { signal });
    }
  };

  async function post(id: number): Promise<void> {
    const sentAt = Date.now();
    const planned = planPost(id, {
      slots: slots.slots,
      random,
      now: sentAt,
      textOf: (n) => textOf(run, n),
      findSent: (ageFromMs, ageToMs) => sent.find(sentAt, ageFromMs, ageToMs, random()),
    });
    if (planned.kind === 'authentic') sent.add({ ...planned, sentAt });
    const answer = await poster.send(planned.url, planned.body, planned.signature);
    const { kind, tenant, webhookId, secretVersion } = planned;
    const answeredAt = Date.now();
    const made = { id: planned.id, kind, webhookId, secretVersion, sentAt, answeredAt, answer };
    requireKnown(posts.get(tenant), tenant).push(made);
  }

  async function postAll(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    const underWayMax = () => (log.isWell() ? UNDER_WAY_MAX.whenWell : UNDER_WAY_MAX.inTrouble);
    let due = 0;
    let at = Date.now();
    for (let id = 0; id < count; ) {
      const now = Date.now();
      due = Math.min(due + ((now - at) / 1_000) * rate, BURST_MAX);
      at = now;
      for (; due >= 1 && id < count && underWay.size < underWayMax(); id += 1, due -= 1) {
        const posting = post(id).finally(() => underWay.delete(posting));
        underWay.add(posting);
      }
      await sleep(TICK_MS, undefined, { signal });
    }
    await Promise.all(underWay);
  }

  const over = new AbortController();
  const schedule = makeSchedule(seed, SCHEDULE_MS);
  await Promise.all([
    postAll().finally(() => over.abort()),
    playSchedule(schedule, { product, slots, log, ending }, over.signal),
  ]);
  await product.link.settle();
  await waitForQuiet();

  const deadLetters = new Map<string, number>();
  const countDeadLetters = async ({ name, queues }: Tenant) => {
    const found = await peekQueue(sqs, queues.deadLetters);
    deadLetters.set(name, (deadLetters.get(name) ?? 0) + found.length);
  };
  for (const tenant of tenants) {
    const { name, queues } = tenant;
    for (const body of await peekQueue(sqs, queues.parked)) seenIn(name).seeParked(body);
    await countDeadLetters(tenant);
    seenIn(name).isLater = true;
  }
  // All at once: a redrive of one tenant must not touch what is another's.
  await Promise.all(tenants.map(({ callDashboard }) => redriveAll(callDashboard)));
  await sleep(QUIET_MS, undefined, { signal });
  await waitForQuiet();
  const left = new Map<string, number>();
  for (const tenant of tenants) {
    left.set(tenant.name, (await peekQueue(sqs, tenant.queues.parked)).length);
    await countDeadLetters(tenant);
  }
  await Promise.all(readers.map((reader) => reader.end()));
  poster.close();
  const booksOf = (name: string): Books => ({
    posts: posts.get(name) ?? [],
    cacheTtlMs,
    openCalls: stage.openCalls,
    reads: stage.reads,
    unknownMessages: seenIn(name).unknownMessages,
    sightings: seenIn(name).byId,
    troubleTimes: log.times,
    changes: slots.changes,
    leftInQueue: left.get(name) ?? 0,
    deadLetters: deadLetters.get(name) ?? 0,
  });
  return new Map(tenants.map(({ name }) => [name, booksOf(name)]));
}

function requireKnown<Value>(value: Value | undefined, tenant: string): Value {
  if (value === undefined) throw new Error(`There is no tenant ${tenant}.`);
  return value;
}

/** Records a call with an unknown outcome. */
export function noteOpenCall(
  stage: Pick<Stage, 'openCalls'>,
  operation: string,
  body: string,
): void {
  const name = findName(body);
  if (name === undefined) return;
  const open = stage.openCalls.get(name.id) ?? { toBus: 0, toQueue: 0 };
  if (operation === 'PutEvents') open.toBus += 1;
  if (operation === 'SendMessage') open.toQueue += 1;
  stage.openCalls.set(name.id, open);
}

/** Records the gateway's read of a webhook's secret. @returns a function that revokes it */
export function noteRead(
  { reads }: Pick<Stage, 'reads'>,
  body: string,
  from: number,
  to: number,
): () => void {
  const { SecretId = '' } = JSON.parse(body) as { SecretId?: string };
  const webhookId = SecretId.slice(SecretId.lastIndexOf('/') + 1);
  const known = reads.get(webhookId) ?? [];
  const read = { from, to };
  known.push(read);
  reads.set(webhookId, known);
  return () => {
    known.splice(known.indexOf(read), 1);
  };
}
