import { bindCall } from '@momento-gateway/api/call';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { expect, test } from 'vitest';
import { CALLS_MAX, collectCalls } from './collect-calls.ts';
import { formatActivityCsv } from './format-activity-csv.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';

const CALL: GatewayCall = {
  id: '1',
  at: 0,
  outcome: 'parked',
  status: 202,
  requestId: 'r-1',
  reason: 'throttled',
  error: '=Rate, exceeded',
  sequenceNumber: 7,
  durationMs: 31.5,
  redriven: { at: 1_000, redriveId: 'd-1' },
};

test('a call is a line under the names of its columns, and no text of it is a formula', () => {
  expect(formatActivityCsv([CALL])).toBe(
    'at,outcome,status,reason,error,sequenceNumber,requestId,eventId,attempts,durationMs,secretMs,publishMs,parkMs,ageMs,redrivenAt,redriveId\r\n' +
      '1970-01-01T00:00:00.000Z,parked,202,throttled,"\'=Rate, exceeded",7,r-1,,,31.5,,,,,1970-01-01T00:00:01.000Z,d-1\r\n',
  );
});

/** A webhook with so many calls, in pages as the API has them. */
function serveCalls(count: number) {
  const asked: string[] = [];
  const api = bindCall(async (path) => {
    const url = new URL(String(path), 'http://localhost');
    asked.push(url.search);
    const from = Number(url.searchParams.get('cursor') ?? '0');
    const until = Math.min(count, from + Number(url.searchParams.get('limit')));
    const calls = Array.from({ length: until - from }, (_, place) => ({
      ...CALL,
      id: String(from + place),
    }));
    const cursor = until < count ? { cursor: String(until) } : {};
    return Response.json({ calls, ...cursor, searchedFrom: 0, logGroupFound: true });
  });
  return { api, asked };
}

test('the calls of all pages are collected, as they were chosen', async () => {
  const { api, asked } = serveCalls(250);
  const { calls, isCut } = await collectCalls(api, WEBHOOK_ID, { hours: 6, outcome: 'parked' });
  expect(isCut).toBe(false);
  expect(calls.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, id) => String(id)));
  expect(asked).toEqual([
    '?hours=6&outcome=parked&limit=100',
    '?hours=6&outcome=parked&limit=100&cursor=100',
    '?hours=6&outcome=parked&limit=100&cursor=200',
  ]);
});

test('of very many calls the newest are collected, and it is said that there are more', async () => {
  const { api } = serveCalls(CALLS_MAX + 1);
  const { calls, isCut } = await collectCalls(api, WEBHOOK_ID, {});
  expect({ count: calls.length, isCut }).toEqual({ count: CALLS_MAX, isCut: true });
});
