import type { Gaps } from '@momento-gateway/api/observation/gaps';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  LOG_GROUP_NAME,
  type LoggedCall,
  logCalls,
  logTexts,
  makeLogGroup,
} from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const MINUTE_MS = 60_000;

let api: Api;
let now: number;
let webhookId: string;
beforeEach(async () => {
  now = Date.now();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
  ({ webhookId } = await registerWebhook(api));
});
afterEach(() => api.close());

async function read(): Promise<Gaps> {
  const { status, body } = await api.call('GET', `/api/webhooks/${webhookId}/gaps`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

/** A call of a message that was published so long before it arrived. */
const arrived = (sequenceNumber: number, at: number, ageMs = 20): LoggedCall => ({
  at,
  webhookId,
  sequenceNumber,
  ageMs,
  durationMs: 5,
});

test('what never arrived is named, with the time between its neighbours', async () => {
  const start = now - 10 * MINUTE_MS;
  await logCalls(api, [
    arrived(87, start),
    arrived(94, start + 2_000),
    // Late, and twice.
    arrived(96, start + 3_000),
    arrived(95, start + 4_000, 1_520),
    arrived(95, start + 4_001, 1_521),
  ]);
  expect(await read()).toMatchObject({
    seenCount: 5,
    missingCount: 6,
    duplicateCount: 1,
    restartCount: 0,
    gaps: [{ from: 88, to: 93, publishedAfter: start - 25, publishedBefore: start + 2_000 - 25 }],
  });
  const { body } = await api.call('GET', '/api/webhooks');
  expect(body.webhooks).toMatchObject([{ webhookId, missingCount: 6 }]);
});

test('a numbering that begins again is no gap', async () => {
  const start = now - 10 * MINUTE_MS;
  await logCalls(api, [arrived(500, start), arrived(1, start + MINUTE_MS)]);
  expect(await read()).toMatchObject({ missingCount: 0, restartCount: 1, gaps: [] });
});

test('what arrived and was refused is no gap, and is counted beside it', async () => {
  const start = now - 10 * MINUTE_MS;
  const stale = { message: 'rejected', reason: 'stale', status: 403 } as const;
  await logCalls(api, [
    arrived(1, start),
    arrived(3, start + 10_000),
    { ...arrived(2, start + 2 * MINUTE_MS, 115_000), ...stale },
  ]);
  expect(await read()).toMatchObject({ missingCount: 0, refusedCount: 1, gaps: [] });
});

test('calls without a right signature have no number that counts', async () => {
  const start = now - 10 * MINUTE_MS;
  const forged = { at: start + 5_000, webhookId, message: 'rejected', status: 403 } as const;
  await logCalls(api, [arrived(1, start), forged, arrived(2, start + 10_000)]);
  expect(await read()).toMatchObject({ seenCount: 2, missingCount: 0 });
});

test('a gap shows once nothing of it can arrive any more, and stays when the log is read on', async () => {
  await logCalls(api, [arrived(1, now - 3_000), arrived(3, now - 2_000)]);
  expect(await read()).toMatchObject({ missingCount: 0 });
  now += 2 * MINUTE_MS;
  await logCalls(api, [arrived(4, now - 1_000)]);
  expect(await read()).toMatchObject({ seenCount: 0 });
  now += 2 * MINUTE_MS;
  await expect.poll(async () => (await read()).seenCount).toBe(2);
  now += 2 * MINUTE_MS;
  await expect.poll(async () => (await read()).seenCount).toBe(3);
  expect(await read()).toMatchObject({ missingCount: 1, gaps: [{ from: 2, to: 2 }] });
});

test('lines that others wrote into the log change nothing', async () => {
  const start = now - 10 * MINUTE_MS;
  await logCalls(api, [arrived(1, start), arrived(2, start + 10_000)]);
  const odd = { ...arrived(9, start), message: 'published', requestId: 'r', status: 200 };
  await logTexts(
    api,
    [
      { sequenceNumber: '9' },
      { sequenceNumber: 1e300 },
      { ageMs: 'old' },
      { sequenceNumber: null },
    ].map((part) => ({ at: start + 5_000, text: JSON.stringify({ ...odd, ...part }) })),
  );
  expect(await read()).toMatchObject({ seenCount: 2, missingCount: 0 });
});

test('of an unknown webhook nothing is told', async () => {
  const { status } = await api.call(
    'GET',
    '/api/webhooks/99999999-2222-4333-8444-555555555555/gaps',
  );
  expect(status).toBe(404);
});
