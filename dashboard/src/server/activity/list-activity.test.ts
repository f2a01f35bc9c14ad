import type { ActivityPage } from '@momento-gateway/api/observation/activity';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOG_GROUP_NAME, logCalls, logTexts, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const OTHER_ID = '99999999-2222-4333-8444-555555555555';
const HOUR_MS = 60 * 60_000;

let api: Api;
let now: number;
beforeEach(async () => {
  now = Date.now();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function list(query = ''): Promise<ActivityPage> {
  const { status, body } = await api.call('GET', `/api/webhooks/${WEBHOOK_ID}/activity${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

/** Follows the cursors to the end. */
async function listAll(query: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const page: ActivityPage = await list(`${query}${cursor && `&cursor=${cursor}`}`);
    found.push(...page.calls.map(({ requestId }) => requestId));
    cursor = page.cursor;
  }
  return found;
}

test('a call is shown with all that was measured', async () => {
  await logCalls(api, [
    {
      at: now - 1_000,
      webhookId: WEBHOOK_ID,
      requestId: 'r1',
      eventId: 'e1',
      sequenceNumber: 7,
      attempts: 2,
      durationMs: 31.5,
      secretMs: 1,
      publishMs: 30,
      ageMs: 120,
    },
  ]);
  expect((await list()).calls).toEqual([
    {
      id: expect.any(String),
      at: now - 1_000,
      outcome: 'published',
      status: 200,
      requestId: 'r1',
      eventId: 'e1',
      sequenceNumber: 7,
      attempts: 2,
      durationMs: 31.5,
      secretMs: 1,
      publishMs: 30,
      ageMs: 120,
    },
  ]);
});

test('a call says why it was rejected or parked, and never what was in it', async () => {
  const entry = { Detail: '{"text":"confidential"}' };
  await logCalls(api, [
    { at: now - 3, webhookId: WEBHOOK_ID, message: 'rejected', status: 403, reason: 'stale' },
    {
      at: now - 2,
      webhookId: WEBHOOK_ID,
      message: 'parked',
      status: 202,
      reason: 'access-denied',
      error: 'not authorized to perform: events:PutEvents',
    },
    {
      at: now - 1,
      webhookId: WEBHOOK_ID,
      message: 'lost',
      status: 500,
      reason: 'unexpected',
      error: 'Error: confidential',
      // As earlier versions logged it.
      ...{ entry },
    },
  ]);
  const { calls } = await list();
  expect(calls).toMatchObject([
    { outcome: 'lost', status: 500, reason: 'unexpected' },
    { outcome: 'parked', status: 202, error: 'not authorized to perform: events:PutEvents' },
    { outcome: 'rejected', status: 403, reason: 'stale' },
  ]);
  expect(JSON.stringify(calls)).not.toContain('confidential');
});

test('only the calls of the webhook are listed, and nothing that is no line of the gateway', async () => {
  await logCalls(api, [
    { at: now - 2, webhookId: OTHER_ID, requestId: 'other' },
    { at: now - 2, webhookId: WEBHOOK_ID, requestId: 'own' },
  ]);
  await logTexts(api, [
    { at: now - 1, text: `START ${WEBHOOK_ID}` },
    { at: now - 1, text: JSON.stringify({ webhookId: WEBHOOK_ID, message: 'else' }) },
  ]);
  expect((await list()).calls.map(({ requestId }) => requestId)).toEqual(['own']);
});

test('pages follow each other newest first and hold each call once, those of one millisecond too', async () => {
  const calls = Array.from({ length: 25 }, (_, place) => ({
    at: now - Math.floor(place / 3) * 7 * 60_000,
    webhookId: WEBHOOK_ID,
    requestId: `r${place}`,
  }));
  await logCalls(api, calls);
  const found = await listAll('?hours=24&limit=4');
  expect(found.toSorted()).toEqual(calls.map(({ requestId }) => requestId).toSorted());
  const times = new Map(calls.map(({ requestId, at }) => [requestId, at]));
  const listed = found.map((requestId) => times.get(requestId) ?? 0);
  expect(listed).toEqual(listed.toSorted((left, right) => right - left));
});

test('a log with more lines than one call of CloudWatch Logs reads is listed without a gap', async () => {
  const ids = Array.from({ length: 300 }, (_, place) => `r${place}`);
  const padding = 'x'.repeat(3_000);
  for (const part of [ids.slice(0, 150), ids.slice(150)]) {
    await logCalls(
      api,
      part.map((requestId) => ({
        at: now - Number(requestId.slice(1)) * 900,
        webhookId: WEBHOOK_ID,
        requestId,
        error: padding,
        message: 'parked' as const,
      })),
    );
  }
  await api.setFault({ operation: 'FilterLogEvents', fault: 'throttle', times: 1 });
  expect(await listAll('?hours=1&limit=100')).toEqual(ids);
  await logCalls(
    api,
    ids.map((requestId) => ({ at: now - HOUR_MS * 5, webhookId: WEBHOOK_ID, requestId })),
  );
  expect(await listAll('?hours=1&limit=100')).toEqual(ids);
  expect(await listAll('?hours=6&limit=100')).toHaveLength(600);
});

test.each([
  ['published', ['p']],
  ['rejected', ['r']],
  ['lost', []],
] as const)('with outcome=%s only these are listed', async (outcome, expected) => {
  await logCalls(api, [
    { at: now - 2, webhookId: WEBHOOK_ID, requestId: 'p' },
    { at: now - 1, webhookId: WEBHOOK_ID, requestId: 'r', message: 'rejected', status: 403 },
  ]);
  const { calls, logGroupFound } = await list(`?outcome=${outcome}`);
  expect(logGroupFound).toBe(true);
  expect(calls.map(({ requestId }) => requestId)).toEqual(expected);
});

test('no further back is looked than asked', async () => {
  await logCalls(api, [
    { at: now - 2 * HOUR_MS - 1, webhookId: WEBHOOK_ID, requestId: 'older' },
    { at: now - 2 * HOUR_MS + 1_000, webhookId: WEBHOOK_ID, requestId: 'younger' },
  ]);
  const page = await list('?hours=2');
  expect(page.calls.map(({ requestId }) => requestId)).toEqual(['younger']);
  expect(page).toMatchObject({ searchedFrom: now - 2 * HOUR_MS });
  expect(page.cursor).toBeUndefined();
});

test.each(['hours=0', 'hours=169', 'outcome=x', 'limit=101', 'cursor=x'])(
  'activity is refused for %s',
  async (query) => {
    const { status } = await api.call('GET', `/api/webhooks/${WEBHOOK_ID}/activity?${query}`);
    expect(status).toBe(400);
  },
);

test('a log group that is not there yet holds no calls, and its absence is told', async () => {
  await api.close();
  api = await startApi({ logGroupName: '/missing' }, { now: () => now });
  expect(await list('?hours=2')).toEqual({
    calls: [],
    searchedFrom: now - 2 * HOUR_MS,
    logGroupFound: false,
  });
});

test('no log group configured is an error that says what to do', async () => {
  await api.close();
  api = await startApi({ logGroupName: undefined });
  const answer = await api.call('GET', `/api/webhooks/${WEBHOOK_ID}/activity`);
  expect(answer).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('LOG_GROUP_NAME') },
  });
});
