import type { ActivityPage } from '@momento-gateway/api/observation/activity';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, type LoggedCall, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const OTHER_ID = '99999999-2222-4333-8444-555555555555';
const REQUEST_ID = 'b7d1c8a2-6f0e-4f7c-9b57-0a1d6f5f2c11';
const EVENT_ID = '0f5f2c11-6f0e-4f7c-9b57-b7d1c8a20a1d';
const DAY_MS = 24 * 60 * 60_000;

let api: Api;
let now: number;
beforeEach(async () => {
  now = Date.now();
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { now: () => now });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function list(query: Readonly<Record<string, string>>): Promise<ActivityPage> {
  const path = `/api/webhooks/${WEBHOOK_ID}/activity?${new URLSearchParams(query)}`;
  const { status, body } = await api.call('GET', path);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

const calls: readonly Omit<LoggedCall, 'at'>[] = [
  { requestId: REQUEST_ID, eventId: 'e1', sequenceNumber: 1 },
  { requestId: 'r2', eventId: EVENT_ID, sequenceNumber: 42 },
  { requestId: 'r3', message: 'parked', status: 202, sequenceNumber: 42 },
  { requestId: 'r4', sequenceNumber: 420 },
  { requestId: '42', message: 'rejected', status: 403 },
];

async function logAll(): Promise<void> {
  const others = calls.map((call) => ({ ...call, webhookId: OTHER_ID }));
  const own = calls.map((call) => ({ ...call, webhookId: WEBHOOK_ID }));
  await logCalls(
    api,
    [...own, ...others].map((call, place) => ({ ...call, at: now - 1_000 + place })),
  );
}

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['a request id', { search: REQUEST_ID }, [REQUEST_ID]],
  ['an event id', { search: EVENT_ID }, ['r2']],
  ['a sequence number', { search: '42' }, ['42', 'r3', 'r2']],
  ['a sequence number and an outcome', { search: '42', outcome: 'parked' }, ['r3']],
  ['an id with blanks around it', { search: ` ${EVENT_ID}\n` }, ['r2']],
  ['a part of an id', { search: REQUEST_ID.slice(1) }, []],
  ['a number that no sequence number can be', { search: '9'.repeat(30) }, []],
  ['nothing', { search: '' }, ['42', 'r4', 'r3', 'r2', REQUEST_ID]],
])('a webhook’s own calls are found by %s', async (_, query, expected) => {
  await logAll();
  const page = await list(query);
  expect(page.calls.map(({ requestId }) => requestId)).toEqual(expected);
});

test('calls of a time span are listed, however long ago: from its start to before its end', async () => {
  const start = now - 13 * DAY_MS;
  const times = [start - 1, start, start + 999, start + 1_000];
  await logCalls(
    api,
    times.map((at, place) => ({ at, webhookId: WEBHOOK_ID, requestId: `r${place}` })),
  );
  const page = await list({ from: String(start), until: String(start + 1_000) });
  expect(page.calls.map(({ requestId }) => requestId)).toEqual(['r2', 'r1']);
  expect(page).toMatchObject({ searchedFrom: start });
  expect(page.cursor).toBeUndefined();
  const before = await list({ until: String(start + 1_000), hours: '1' });
  expect(before.calls.map(({ requestId }) => requestId)).toEqual(['r2', 'r1', 'r0']);
});

test('a search that AWS is slow with ends after some calls, says how far it came, and continues', async () => {
  const found = now - 20 * 60_000;
  await logCalls(api, [{ at: found, webhookId: WEBHOOK_ID, requestId: REQUEST_ID }]);
  const { logs } = api.context;
  const send = logs.send.bind(logs) as (command: object) => Promise<object>;
  // As of a busy gateway: a call reads a part of the interval and finds nothing in it.
  logs.send = (async (command: { input: { startTime: number; endTime: number } }) => {
    const { startTime, endTime } = command.input;
    if (endTime - startTime < 60_000) return send(command);
    return { events: [], nextToken: 'more' };
  }) as never;
  const counted = failCalls(api.context);
  const seen: string[] = [];
  const reached: number[] = [now];
  let cursor: string | undefined = '';
  while (cursor !== undefined && seen.length === 0) {
    const page: ActivityPage = await list({ search: REQUEST_ID, ...(cursor && { cursor }) });
    expect(counted.sent.length).toBeLessThanOrEqual(30 * reached.length);
    expect(page.searchedFrom).toBeLessThan(reached.at(-1) ?? 0);
    reached.push(page.searchedFrom);
    seen.push(...page.calls.map(({ requestId }) => requestId));
    cursor = page.cursor;
  }
  expect(seen).toEqual([REQUEST_ID]);
  expect(reached.length).toBeGreaterThan(2);
});

test.each<Readonly<Record<string, string>>>([
  { search: '" || $.webhookId = "*' },
  { search: '*' },
  { search: 'two words' },
  { search: 'x'.repeat(101) },
  { from: '2', until: '2' },
  { from: '8640000000000000' },
  { from: '-1' },
  { until: 'x' },
  { until: '1e999' },
])('a search that cannot be one is refused, and AWS is not asked: %j', async (query) => {
  const counted = failCalls(api.context);
  const path = `/api/webhooks/${WEBHOOK_ID}/activity?${new URLSearchParams(query)}`;
  expect((await api.call('GET', path)).status).toBe(400);
  expect(counted.sent).toEqual([]);
});
