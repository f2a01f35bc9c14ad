import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  formatMetricLine,
  LOG_GROUP_NAME,
  logTexts,
  makeLogGroup,
} from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { closeParkedQueue, createTenant, inTenant } from '../testing/tenant-calls.ts';

const MINUTE_MS = 60_000;

let api: Api;
let now: number;
beforeEach(async () => {
  now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + 1_000;
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function read(query = '?hours=1'): Promise<Metrics> {
  const { status, body } = await api.call('GET', `/api/metrics${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

async function record(at: number, values: Record<string, number>, reason?: string): Promise<void> {
  await logTexts(api, [{ at, text: formatMetricLine(at, values, reason) }]);
}

test('calls are counted by period and outcome, rejections by their reason', async () => {
  await record(now - 2 * MINUTE_MS, { Published: 1 });
  await record(now - 2 * MINUTE_MS + 5, { Published: 1 });
  await record(now, { Parked: 1 });
  await record(now, { Rejected: 1 }, 'stale');
  await record(now, { Unavailable: 1 });
  await record(now, { Lost: 1 });
  const metrics = await read();
  expect(metrics.published.slice(-3)).toEqual([2, 0, 0]);
  expect(metrics.parked.slice(-3)).toEqual([0, 0, 1]);
  expect(metrics.unavailable.at(-1)).toBe(1);
  expect(metrics.lost.at(-1)).toBe(1);
  expect(metrics.rejected).toHaveLength(1);
  expect(metrics.rejected[0]).toMatchObject({ reason: 'stale' });
  expect(metrics.rejected[0]?.counts.slice(-2)).toEqual([0, 1]);
  expect(metrics.times.at(-1)).toBe(now - 1_000);
});

test("another gateway's calls in the same Region are not counted", async () => {
  await record(now, { Published: 1 });
  const text = formatMetricLine(now, { Published: 1 }, undefined, 'another-gateway');
  await logTexts(api, [{ at: now, text }]);
  expect((await read()).published.at(-1)).toBe(1);
});

describe('of tenants', () => {
  const recordIn = (tenant: string | undefined, values: Record<string, number>, reason?: string) =>
    logTexts(api, [{ at: now, text: formatMetricLine(now, values, reason, undefined, tenant) }]);
  const readIn = async (tenant: string): Promise<Metrics> =>
    (await inTenant(api, tenant)('GET', '/api/metrics?hours=1')).body;
  const last = ({ published, parked, rejected }: Metrics) => ({
    published: published.at(-1),
    parked: parked.at(-1),
    rejected: rejected.map(({ reason, counts }) => [reason, counts.at(-1)]),
  });

  beforeEach(async () => {
    await closeParkedQueue(api);
    await recordIn('default', { Published: 1 });
    await recordIn('default', { Rejected: 1 }, 'stale');
    await recordIn(undefined, { Rejected: 1 }, 'unknown-webhook');
    await recordIn('orders', { Published: 2, PublishLatency: 7 });
    await recordIn('orders', { Rejected: 1 }, 'stale');
  });

  test('the default one counts all calls while it is the only one, with those to unknown webhooks', async () => {
    expect(last(await read())).toEqual({
      published: 3,
      parked: 0,
      rejected: [
        ['unknown-webhook', 1],
        ['stale', 2],
      ],
    });
  });

  test('each counts its own calls once there are several', async () => {
    await createTenant(api, 'orders');
    const own = { published: 1, parked: 0, rejected: [['any', 1]] };
    expect(last(await readIn('default'))).toEqual(own);
    expect(last(await readIn('orders'))).toEqual({ ...own, published: 2 });
    expect((await readIn('orders')).publishLatencyMs.p50.at(-1)).toBe(7);
    expect((await readIn('default')).publishLatencyMs.p50.at(-1)).toBe(null);
  });

  test('the default one does not count others’ calls while it is not known whether there are others', async () => {
    await createTenant(api, 'orders');
    api.restart();
    await api.setFault({ operation: 'ListEventBuses', fault: 'error' });
    expect(last(await readIn('default'))).toMatchObject({ published: 1 });
  });
});

test('times have percentiles, and none where nothing was measured', async () => {
  for (let value = 1; value <= 100; value += 1) {
    await record(now - MINUTE_MS, { PublishLatency: value, AgeAtArrival: 10 * value });
  }
  const { publishLatencyMs, ageAtArrivalMs } = await read();
  expect(publishLatencyMs.p50.slice(-3)).toEqual([null, expect.closeTo(50, -1), null]);
  expect(publishLatencyMs.p99.at(-2)).toBeCloseTo(99, -1);
  expect(ageAtArrivalMs.p50.at(-2)).toBeCloseTo(500, -2);
  expect(ageAtArrivalMs.p99.at(-2)).toBeCloseTo(990, -2);
});

test.each([
  [1, 1, 60],
  [3, 5, 36],
  [12, 15, 48],
  [24, 30, 48],
  [168, 180, 56],
])('%i hours come in periods of %i minutes, %i of them', async (hours, minutes, count) => {
  const { periodMs, times, from, to, published } = await read(`?hours=${hours}`);
  expect({ periodMs, count: times.length }).toEqual({ periodMs: minutes * MINUTE_MS, count });
  expect(published).toHaveLength(count);
  expect(from % periodMs).toBe(0);
  expect(to - from).toBe(count * periodMs);
  expect(to).toBeGreaterThan(now);
  expect(to - periodMs).toBeLessThanOrEqual(now);
});

test('metrics asked for again soon cost no call of CloudWatch, and are read again later', async () => {
  await read();
  await record(now, { Published: 1 });
  expect((await read()).published.at(-1)).toBe(0);
  now += 21_000;
  expect((await read()).published.at(-1)).toBe(1);
});

test('a failure of CloudWatch is told, and not remembered', async () => {
  await api.setFault({ operation: 'GetMetricData', fault: 'error', times: 3 });
  expect((await api.call('GET', '/api/metrics')).status).toBe(502);
  expect((await api.call('GET', '/api/metrics')).status).toBe(200);
});

test.each(['hours=0', 'hours=169', 'hours=x'])('metrics are refused for %s', async (query) => {
  expect((await api.call('GET', `/api/metrics?${query}`)).status).toBe(400);
});
