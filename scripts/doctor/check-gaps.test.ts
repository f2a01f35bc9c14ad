import { bindCall } from '@momento-gateway/api/call';
import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { expect, test } from 'vitest';
import { checkGaps } from './check-gaps.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';

const ORDERS: ListedWebhook = {
  webhookId: '11111111-2222-4333-8444-555555555555',
  tenant: 'default',
  name: 'Orders',
  cache: 'shop',
  topic: 'orders',
  detailType: 'shop#orders',
  url: 'https://gateway.example.com/webhooks/11111111-2222-4333-8444-555555555555',
  enabled: true,
  parseText: false,
  createdAt: 0,
  status: 'active',
};
const COUNTS = { since: 0, seenCount: 9, refusedCount: 0, duplicateCount: 0, restartCount: 0 };
const WEEK_MS = 7 * 24 * 3_600_000;
const NOW = Date.UTC(2026, 0, 8);
const GAP = { publishedAfter: 0, publishedBefore: 2_000 };

/** What the doctor says of webhooks with these counts, of which one that lacks messages has gaps. */
async function check(
  counts: readonly (number | undefined)[],
  gaps: readonly object[] = [],
  since = NOW - WEEK_MS,
) {
  const webhooks = counts.map((missingCount) => ({ ...ORDERS, missingCount }));
  const api = bindCall(async (url) =>
    Response.json(
      String(url).startsWith(`/api/webhooks/${ORDERS.webhookId}/gaps`)
        ? { ...COUNTS, missingCount: counts[0], gaps, spans: [], spanMs: 1 }
        : {
            webhooks,
            unreadable: [],
            total: 1,
            allTotal: 1,
            heldState: 'known',
            activity: { state: 'known', since },
          },
    ),
  );
  return (await checkGaps({ api, now: () => NOW } as DoctorTarget)).map(formatFinding);
}

test('the messages of each webhook that are missing are named with their time', async () => {
  const gaps = [88, 80, 70, 60].map((from) => ({ ...GAP, from, to: from === 88 ? 93 : from }));
  expect(await check([9], gaps)).toEqual([
    expect.stringMatching(
      /^✗ Gaps: webhook Orders .*: 9 messages are missing: 88 to 93 between 1970-01-01T00:00:00.000Z and 1970-01-01T00:00:02.000Z, 80 between .*, 70 between .*, and earlier ones {2}→ They never arrived, or their calls could not be verified/,
    ),
  ]);
});

test('without a missing number there is nothing wrong', async () => {
  expect(await check([0, 0])).toEqual(['✓ Gaps: 2 webhooks, no sequence number is missing']);
});

test('what of the log was not read is said, and nothing of the time before', async () => {
  const since = Date.UTC(2026, 0, 7);
  expect(await check([0], [], since)).toEqual([
    expect.stringMatching(/^– Gaps: not known before 2026-01-07T00:00:00.000Z/),
    '✓ Gaps: 1 webhooks, no sequence number is missing since 2026-01-07T00:00:00.000Z',
  ]);
  const lines = await check([1], [{ ...GAP, from: 1, to: 1 }], since);
  expect(lines).toEqual([
    expect.stringMatching(/^– Gaps: not known before/),
    expect.stringMatching(/^✗ Gaps: webhook Orders/),
  ]);
});

test('when the log cannot be read nothing is said to be complete', async () => {
  expect(await check([0, undefined])).toEqual([
    expect.stringMatching(/^– Gaps: .* cannot be read/),
  ]);
});
