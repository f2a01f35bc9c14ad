import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { park, parkMany } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import { inTenant, storeTenantWebhook } from '../testing/tenant-calls.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const POLL = { timeout: 20_000 };
/** What is known of redrives is read again after this. */
const LATER_MS = 4_000;

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
});
afterEach(() => api.close());

/** A call whose event is in the parked queue; returns the failure's id. */
async function parkCall(requestId: string): Promise<string> {
  await logParked([requestId]);
  return park(api, makePublishFailure({ requestId, webhookId: WEBHOOK_ID }));
}

function logParked(requestIds: readonly string[]): Promise<void> {
  const parked = { webhookId: WEBHOOK_ID, message: 'parked', status: 202 } as const;
  return logCalls(
    api,
    requestIds.map((requestId) => ({ ...parked, at: Date.now() - 1_000, requestId })),
  );
}

async function redrive(choice: object): Promise<string> {
  const { body } = await api.call('POST', '/api/redrives', choice);
  const read = async () => (await api.call('GET', `/api/redrives/${body.redriveId}`)).body;
  await expect.poll(async () => (await read()).state, POLL).toBe('done');
  return body.redriveId;
}

async function listRedriven(process: ApiProcess = api) {
  const path = `/api/webhooks/${WEBHOOK_ID}/activity?hours=1&limit=100`;
  const { status, body } = await process.call('GET', path);
  expect({ status, body }).toMatchObject({ status: 200 });
  const calls: GatewayCall[] = body.calls;
  return new Map(calls.map(({ requestId, redriven }) => [requestId, redriven]));
}

test('a parked call says when it was redriven and by which redrive, in every dashboard; others say nothing', async () => {
  const id = await parkCall('r1');
  await parkCall('r2');
  await logCalls(api, [{ at: Date.now() - 1_000, webhookId: WEBHOOK_ID, requestId: 'published' }]);
  expect([...(await listRedriven()).values()]).toEqual([undefined, undefined, undefined]);
  const startedAt = Date.now();
  const redriveId = await redrive({ ids: [id] });
  const later = api.startAnother({ now: () => Date.now() + LATER_MS });
  for (const process of [api.startAnother(), later]) {
    await expect
      .poll(async () => (await listRedriven(process)).get('r1'), POLL)
      .toEqual({ at: expect.any(Number), redriveId });
    const redriven = await listRedriven(process);
    expect(redriven.get('r1')?.at).toBeGreaterThanOrEqual(startedAt);
    expect(redriven.get('r2')).toBeUndefined();
    expect(redriven.get('published')).toBeUndefined();
  }
});

test('what a redrive could not send is not said to be redriven', async () => {
  const id = await parkCall('r1');
  await api.setFault({ operation: 'PutEvents', fault: 'entry' });
  await redrive({ ids: [id] });
  expect((await listRedriven(api.startAnother())).get('r1')).toBeUndefined();
});

test('of two redrives the last one is told', async () => {
  await redrive({ ids: [await parkCall('r1')] });
  const again = await redrive({
    ids: [await park(api, makePublishFailure({ requestId: 'r1', webhookId: WEBHOOK_ID }))],
  });
  await expect
    .poll(async () => (await listRedriven(api.startAnother())).get('r1')?.redriveId, POLL)
    .toBe(again);
});

test('the redrive of another tenant’s call is named as that tenant finds it', async () => {
  const { orders } = await makeTenants(api);
  const path = `/api/webhooks/${WEBHOOK_ID}/activity?hours=1`;
  await storeTenantWebhook(api, 'orders', WEBHOOK_ID);
  await logParked(['r1']);
  const parked = { requestId: 'r1', webhookId: WEBHOOK_ID, tenant: 'orders' };
  const id = await park(orders, makePublishFailure(parked));
  const { redriveId } = (await orders.call('POST', '/api/redrives', { ids: [id] })).body;
  const readState = async () => (await orders.call('GET', `/api/redrives/${redriveId}`)).body.state;
  await expect.poll(readState, POLL).toBe('done');
  const readRedriven = async () => {
    const { body } = await inTenant(api.startAnother(), 'orders')('GET', path);
    return body.calls[0].redriven;
  };
  await expect.poll(readRedriven, POLL).toMatchObject({ redriveId });
});

test('each of very many redriven calls is known, more than a redrive keeps results of', async () => {
  const requestIds = Array.from({ length: 1_100 }, (_, place) => `r${place}`);
  await parkMany(
    api,
    requestIds.map((requestId) => makePublishFailure({ requestId, webhookId: WEBHOOK_ID })),
  );
  await redrive({ all: true });
  const { redrivenCalls } = api.startAnother().context;
  await expect.poll(async () => [...(await redrivenCalls.read()).keys()].length, POLL).toBe(1_100);
  expect([...(await redrivenCalls.read()).keys()].toSorted()).toEqual(requestIds.toSorted());
});

test.each(['denied', 'throttled', 'error'] as const)(
  'calls are listed although redrives cannot be read, and nothing is said of them: %s',
  async (fault) => {
    const redriveId = await redrive({ ids: [await parkCall('r1')] });
    const process = api.startAnother();
    // An owner asks twice whose webhook it is, the last hour takes three calls; the next is for redrives.
    const counted = failCalls(process.context, { fault, at: 5, stays: true });
    expect(await listRedriven(process)).toEqual(new Map([['r1', undefined]]));
    expect(counted.sent.length).toBeGreaterThan(5);
    counted.stop();
    expect((await listRedriven(process)).get('r1')).toMatchObject({ redriveId });
  },
);
