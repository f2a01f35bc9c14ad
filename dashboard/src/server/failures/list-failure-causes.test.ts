import type { FailureCauses } from '@momento-gateway/api/failures/failure-causes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFailures, park, parkDeadLetter } from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const TARGET = 'arn:aws:sqs:us-east-1:000000000000:orders';
const NO_TOKENS = { operation: 'and', tokens: [] };

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function listCauses(filter?: object): Promise<FailureCauses> {
  const query = filter === undefined ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const { status, body } = await api.call('GET', `/api/failure-causes${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const listBy = (filter: object) =>
  listFailures(api, `?limit=100&filter=${encodeURIComponent(JSON.stringify(filter))}`);

test('failures are counted by reason, target and webhook, with the first and the last time', async () => {
  const { webhookId } = await registerWebhook(api);
  const times = [1_000, 3_000, 2_000];
  for (const failedAt of times) {
    await park(api, makePublishFailure({ webhookId, failedAt, message: `at ${failedAt}` }));
  }
  const other = await park(api, makePublishFailure({ reason: 'unreachable', failedAt: 9_000 }));
  await parkDeadLetter(api, TARGET);
  await parkDeadLetter(api, TARGET);
  const { groups, groupTotal, total, allTotal } = await listCauses();
  expect({ groupTotal, total, allTotal }).toEqual({ groupTotal: 3, total: 6, allTotal: 6 });
  expect(groups).toMatchObject([
    {
      cause: { kind: 'publish', reason: 'throttled', webhookId },
      webhookName: 'Orders',
      count: 3,
      firstAt: 1_000,
      lastAt: 3_000,
      lastMessage: 'at 3000',
      ruleArns: [],
    },
    {
      cause: { kind: 'delivery', reason: 'SDK_CLIENT_ERROR', targetArn: TARGET, webhookId },
      count: 2,
      ruleArns: ['arn:aws:events:us-east-1:000000000000:rule/gone'],
    },
    { cause: { reason: 'unreachable' }, count: 1, lastId: other },
  ]);
});

test('the same reason of two webhooks is two causes, and each chooses its own failures', async () => {
  for (const name of ['Orders', 'Returns']) {
    const { webhookId } = await registerWebhook(api, { name, topic: name });
    await park(api, makePublishFailure({ webhookId }));
  }
  const { groups } = await listCauses();
  expect(groups.map(({ webhookName }) => webhookName).toSorted()).toEqual(['Orders', 'Returns']);
  for (const { cause, webhookName } of groups) {
    const { failures } = await listBy({ ...NO_TOKENS, cause });
    expect(failures).toMatchObject([{ webhookName }]);
  }
});

test('the filter of a cause chooses exactly its failures, beside any other filter', async () => {
  const ids = [await park(api, makePublishFailure()), await park(api, makePublishFailure())];
  await park(api, makePublishFailure({ reason: 'unreachable' }));
  await parkDeadLetter(api, TARGET);
  const { groups } = await listCauses();
  const cause = groups[0]?.cause;
  const chosen = await listBy({ ...NO_TOKENS, cause });
  expect(chosen).toMatchObject({ total: 2, allTotal: 4 });
  expect(chosen.failures.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const either = ['orders', 'returns'].map((value) => ({ operator: ':', value }));
  expect(await listBy({ operation: 'or', tokens: either, cause })).toMatchObject({ total: 2 });
  const { body } = await api.call('POST', '/api/failures/delete', {
    filter: { ...NO_TOKENS, cause },
  });
  expect(body.results).toHaveLength(2);
  expect((await listFailures(api)).total).toBe(2);
});

test('causes are those of the filtered failures', async () => {
  await park(api, makePublishFailure({ failedAt: 1_000 }));
  await park(api, makePublishFailure({ failedAt: 2_000, reason: 'unreachable' }));
  const { groups, total } = await listCauses({ ...NO_TOKENS, from: 2_000 });
  expect(total).toBe(1);
  expect(groups).toMatchObject([{ cause: { reason: 'unreachable' } }]);
});

test.each([
  [{ from: 2_000 }, [3_000, 2_000]],
  [{ until: 2_000 }, [1_000]],
  [{ from: 2_000, until: 3_000 }, [2_000]],
  [{ from: 4_000 }, []],
])('of the span %j: failures of %j', async (span, times) => {
  for (const failedAt of [1_000, 2_000, 3_000]) await park(api, makePublishFailure({ failedAt }));
  const { failures } = await listBy({ ...NO_TOKENS, ...span });
  expect(failures.map(({ failedAt }) => failedAt)).toEqual(times);
});

test.each([
  ['ruleArn', '=', 'arn:aws:events:us-east-1:000000000000:rule/gone', 1],
  ['ruleArn', ':', 'rule/gone', 1],
  ['targetArn', '=', TARGET, 1],
  ['targetArn', '!=', TARGET, 1],
  ['targetArn', ':', 'returns', 0],
])('failures are filtered by %s %s %s', async (property, operator, value, total) => {
  await park(api, makePublishFailure());
  await parkDeadLetter(api, TARGET);
  expect(await listBy({ operation: 'and', tokens: [{ property, operator, value }] })).toMatchObject(
    { total },
  );
});

const PAGES = [
  ['failed', 'asc'],
  ['failed', 'desc'],
  ['reason', 'asc'],
  ['reason', 'desc'],
  ['webhook', 'asc'],
  ['detail-type', 'desc'],
  ['kind', 'asc'],
  ['target', 'desc'],
  ['attempts', 'asc'],
  ['expires', 'asc'],
] as const;

test.each(PAGES)(
  'sorted by %s, %s, each failure is on one page, in one order',
  async (sort, order) => {
    for (const [n, reason] of ['throttled', 'unreachable', 'throttled', 'timed-out'].entries()) {
      const topic = `topic-${n % 2}`;
      await park(api, makePublishFailure({ reason: reason as 'throttled', failedAt: n, topic }));
    }
    await parkDeadLetter(api, TARGET);
    const whole = await listFailures(api, `?sort=${sort}&order=${order}`);
    const paged: string[] = [];
    let cursor = '';
    do {
      const next = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await listFailures(api, `?limit=2&sort=${sort}&order=${order}${next}`);
      paged.push(...page.failures.map(({ id }) => id));
      cursor = page.cursor ?? '';
    } while (cursor !== '');
    expect(paged).toEqual(whole.failures.map(({ id }) => id));
    expect(new Set(paged).size).toBe(5);
    if (sort === 'reason') {
      const reasons = ['SDK_CLIENT_ERROR', 'throttled', 'throttled', 'timed-out', 'unreachable'];
      expect(whole.failures.map(({ reason }) => reason)).toEqual(
        order === 'asc' ? reasons : reasons.toReversed(),
      );
      // Of equal ones the newest is first.
      const throttled = whole.failures.filter(({ reason }) => reason === 'throttled');
      expect(throttled.map(({ failedAt }) => failedAt)).toEqual([2, 0]);
    }
  },
);
