import { EventBridgeClient, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { type CallFault, failCalls } from '../testing/fail-calls.ts';
import { countMessages, park } from '../testing/failure-calls.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import { inTenant, isBusThere } from '../testing/tenant-calls.ts';

const BUS = 'momento-gateway_orders';
const EVENTS = 2;

let api: Api;
/** The API as calls of the tenant see it. */
let orders: Api;
/** The process that removes the tenant. */
let other: ApiProcess;
/** Where each event was put, and whether that bus was there then. */
let published: { busName: string | undefined; isThere: boolean; detail: string | undefined }[];

beforeEach(() => start());
afterEach(() => api.close());

/** A tenant without webhooks and rules, whose parked queue holds events of a webhook that is gone. */
async function start(): Promise<void> {
  api = await startApi({}, { logUnexpected: () => {} });
  other = api.startAnother();
  ({ orders } = await makeTenants(api));
  for (let event = 0; event < EVENTS; event += 1) {
    const detail = JSON.stringify({ cache: 'shop', topic: 'orders', text: `event ${event}` });
    await park(orders, makePublishFailure({ tenant: 'orders' }, detail));
  }
  published = [];
  for (const { events } of [api.context, other.context]) notePublished(events);
}

/** A new world, in which nothing of an earlier round is left. */
async function startOver(): Promise<void> {
  await api.close();
  await start();
}

function notePublished(events: EventBridgeClient): void {
  const looking = new EventBridgeClient({
    endpoint: api.aws.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName !== 'PutEventsCommand') return answer;
        for (const { EventBusName, Detail } of (call.input as PutEventsCommandInput).Entries ??
          []) {
          const isThere = await isBusThere(looking, EventBusName);
          published.push({ busName: EventBusName, isThere, detail: Detail });
        }
        return answer;
      },
    { step: 'serialize', name: 'notePublished' },
  );
}

const redrive = (process: ApiProcess = api) =>
  inTenant(process, 'orders')('POST', '/api/failures/redrive', { all: true });
const remove = (process: ApiProcess = other) => process.call('DELETE', '/api/tenants/orders');

/** How many are left in the queues, which may be gone. */
async function countParked(): Promise<number> {
  try {
    const { visible, held } = await countMessages(orders);
    return visible + held;
  } catch (error) {
    if (/NonExistentQueue|QueueDoesNotExist/.test((error as Error).name)) return 0;
    throw error;
  }
}

/** @param redriven what the redrive answered */
async function expectNothingLost(redriven: Answer, seen: string): Promise<void> {
  const misdirected = published.filter(({ busName, isThere }) => busName !== BUS || !isThere);
  expect(misdirected, seen).toEqual([]);
  const onBus = new Set(published.map(({ detail }) => detail)).size;
  expect(onBus + (await countParked()), seen).toBeGreaterThanOrEqual(EVENTS);
  const results: { result: string }[] = redriven.body?.results ?? [];
  const told = results.filter(({ result }) => result === 'redriven').length;
  expect(told, seen).toBeLessThanOrEqual(onBus);
}

test('a tenant that is removed while its failures are redriven, at whatever moment, loses none of them', async () => {
  const statuses = new Set<string>();
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    let removed: Answer | undefined;
    const work = async () => {
      removed = await remove();
    };
    const calls = failCalls(api.context, { fault: work, at });
    const redriven = await redrive();
    calls.stop();
    if (removed === undefined) break;
    const seen = `${calls.sent[at]} (${at}): ${redriven.status}, ${removed.status}`;
    await expectNothingLost(redriven, seen);
    expect(published.length, seen).toBe(EVENTS);
    statuses.add(`${redriven.status}, ${removed.status}`);
  }
  // As long as one is in a queue, held or not, the tenant stays.
  expect([...statuses]).toEqual(['200, 409', '200, 204']);
});

test('failures that are redriven while their tenant is removed, at whatever moment, are on its bus', async () => {
  const statuses = new Set<string>();
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    let redriven: Answer | undefined;
    const work = async () => {
      redriven = await redrive();
    };
    const calls = failCalls(other.context, { fault: work, at });
    const removed = await remove();
    calls.stop();
    if (redriven === undefined) break;
    const seen = `${calls.sent[at]} (${at}): ${redriven.status}, ${removed.status}`;
    await expectNothingLost(redriven, seen);
    expect(published.length, seen).toBe(EVENTS);
    statuses.add(`${redriven.status}, ${removed.status}`);
  }
  // Before the removal looks at the queues they become empty, and after that it has seen them full.
  expect([...statuses].sort()).toEqual(['200, 204', '200, 409']);
});

test.each<CallFault>(['error', 'answer-lost'])(
  'a tenant that is removed after a redrive, each call of which in turn is %s, loses none of its failures',
  async (fault) => {
    for (let at = 0; ; at += 1) {
      if (at > 0) await startOver();
      const calls = failCalls(api.context, { fault, at, stays: true });
      const redriven = await redrive();
      calls.stop();
      if (calls.sent.length <= at) return;
      const { status } = await remove();
      const seen = `${calls.sent[at]} (${at}): ${redriven.status}, ${status}`;
      await expectNothingLost(redriven, seen);
      expect([204, 409], seen).toContain(status);
    }
  },
);
