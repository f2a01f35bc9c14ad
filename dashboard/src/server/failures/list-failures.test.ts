import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  breakDelivery,
  countMessages,
  listFailures,
  listIds,
  makeRule,
  park,
  readFailure,
} from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('a parked event is listed without the event itself', async () => {
  const id = await park(api, makePublishFailure());
  expect(await listFailures(api)).toEqual({
    failures: [
      {
        id,
        kind: 'publish',
        reason: 'throttled',
        message: 'Rate exceeded',
        webhookId: '11111111-2222-4333-8444-555555555555',
        tenant: 'team',
        cache: 'shop',
        topic: 'orders',
        detailType: 'shop#orders',
        publishedAt: 1_700_000_000_000,
        failedAt: 1_700_000_000_200,
        queuedAt: expect.any(Number),
        expiresAt: expect.any(Number),
        attempts: 3,
        requestId: 'request-1',
      },
    ],
    total: 1,
    allTotal: 1,
    oldestAt: 1_700_000_000_200,
    complete: true,
    heldElsewhere: 0,
    readAt: expect.any(Number),
    options: expect.any(Array),
  });
});

test('an event that a target did not take is listed with rule, target and error', async () => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders', publish_timestamp: 1_700_000_000_123 });
  await expect.poll(async () => (await listFailures(api)).failures).toHaveLength(1);
  expect((await listFailures(api)).failures).toEqual([
    expect.objectContaining({
      kind: 'delivery',
      reason: 'NO_PERMISSIONS',
      message: expect.any(String),
      cache: 'shop',
      topic: 'orders',
      detailType: 'shop#orders',
      publishedAt: 1_700_000_000_123,
      ruleArn: expect.stringMatching(/rule\/rule$/),
      targetArn: target.arn,
    }),
  ]);
});

test('a damaged time in a failure does not hide the others', async () => {
  await park(api, makePublishFailure({ failedAt: 'x' as unknown as number }));
  await park(api, makePublishFailure());
  expect((await listFailures(api)).failures).toHaveLength(2);
});

test('looking hides nothing and loses nothing', async () => {
  await Promise.all(Array.from({ length: 25 }, () => park(api, makePublishFailure())));
  expect(await listIds(api)).toHaveLength(25);
  expect(await countMessages(api)).toEqual({ visible: 25, held: 0 });
});

test('several that look at the same time look once', async () => {
  await Promise.all(Array.from({ length: 25 }, () => park(api, makePublishFailure())));
  const lists = await Promise.all(Array.from({ length: 5 }, () => listIds(api)));
  for (const ids of lists) expect(new Set(ids).size).toBe(25);
});

test('pages follow each other newest first', async () => {
  for (const failedAt of [1, 2, 3, 4, 5]) await park(api, makePublishFailure({ failedAt }));
  const first = await listFailures(api, '?limit=2');
  const second = await listFailures(api, `?limit=2&cursor=${first.cursor}`);
  const third = await listFailures(api, `?limit=2&cursor=${second.cursor}`);
  const pages = [first, second, third].map(({ failures }) =>
    failures.map(({ failedAt }: { failedAt: number }) => failedAt),
  );
  expect(pages).toEqual([[5, 4], [3, 2], [1]]);
  expect(third.cursor).toBeUndefined();
});

test('every page has the time of the oldest failure, if there is one', async () => {
  expect(await listFailures(api)).not.toHaveProperty('oldestAt');
  for (const failedAt of [3_000, 1_000, 2_000]) await park(api, makePublishFailure({ failedAt }));
  api.restart();
  expect(await listFailures(api, '?limit=1')).toMatchObject({ oldestAt: 1_000 });
});

test('a search finds by detail-type, reason and tenant', async () => {
  await park(api, makePublishFailure({ reason: 'access-denied', tenant: 'Other' }));
  await park(api, makePublishFailure());
  for (const search of ['DENIED', 'other']) {
    expect((await listFailures(api, `?search=${search}`)).failures).toMatchObject([
      { tenant: 'Other' },
    ]);
  }
  expect((await listFailures(api, '?search=SHOP%23')).total).toBe(2);
});

test.each([
  ['text', 'no failure at all'],
  ['JSON', '{"a":1}'],
  ['a failure of a later version', '{"v":2,"kind":"publish","detail":{}}'],
])('a message that is no failure is shown as it is, and never redriven: %s', async (_, body) => {
  const id = await park(api, body);
  const [failure] = (await listFailures(api)).failures;
  expect(failure).toMatchObject({ id, kind: 'publish', reason: 'unreadable' });
  expect((await readFailure(api, id)).event).toBe(body);
  const { results } = (await api.call('POST', '/api/failures/redrive', { ids: [id] })).body;
  expect(results).toMatchObject([{ id, result: 'failed', message: expect.any(String) }]);
  expect(await listIds(api)).toEqual([id]);
});

test.each([
  ['100 at most', '?limit=101', 400],
  ['50 when nothing is said', '', 50],
])('a page has %s', async (_, query, expected) => {
  if (expected === 400) {
    expect((await api.call('GET', `/api/failures${query}`)).status).toBe(400);
    return;
  }
  await Promise.all(Array.from({ length: 60 }, () => park(api, makePublishFailure())));
  expect((await listFailures(api, query)).failures).toHaveLength(expected);
});
