import { buildTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { expect, test } from 'vitest';
import { answerProblem, createFakeApi } from '../../testing/fake-api.ts';
import { loadRecentEvents } from './load-recent-events.ts';

const failureOf = (id: string, topic: string, failedAt: number, reason = 'throttled') => ({
  id,
  kind: 'publish',
  reason,
  message: 'Slow down',
  cache: 'shop',
  topic,
  detailType: `shop#${topic}`,
  publishedAt: 1,
  failedAt,
  queuedAt: 3,
});
const liveOf = (id: string, topic: string, arrivedAt: number) => ({
  id,
  cache: 'shop',
  topic,
  detailType: `shop#${topic}`,
  arrivedAt,
  event: { id },
});

const FAILURES = [
  failureOf('f-1', 'orders', 20),
  failureOf('f-2', 'returns', 40),
  failureOf('f-3', 'orders', 50, 'unreadable'),
];

function setUp(failures: readonly object[] = FAILURES) {
  return createFakeApi(({ path }) => {
    const id = /^\/api\/failures\/([^?]+)/.exec(path)?.[1];
    if (id === 'gone') return answerProblem(404);
    return id === undefined
      ? {
          failures,
          total: 1,
          allTotal: 1,
          complete: true,
          options: [],
          heldElsewhere: 0,
          readAt: 9,
        }
      : { ...FAILURES.find((failure) => failure.id === id), event: { id } };
  });
}

const ORDERS = buildTopicPattern({ cache: 'shop', topic: 'orders' });
const LIVE = [liveOf('l-1', 'orders', 30), liveOf('l-2', 'returns', 60)];

const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

test('recent events are those of the chosen topic, newest first', async () => {
  const { api, calls } = setUp();
  expect(await loadRecentEvents(api, ORDERS, LIVE)).toEqual([
    { id: 'l-1', detailType: 'shop#orders', at: 30, origin: 'live', event: { id: 'l-1' } },
    { id: 'f-1', detailType: 'shop#orders', at: 20, origin: 'failure', event: { id: 'f-1' } },
  ]);
  const filter = new URL(calls[0]?.path ?? '', 'http://a').searchParams.get('filter');
  expect(filter).toContain('"shop#orders"');
});

test('all topics of a cache have the events of each of them', async () => {
  const { api } = setUp();
  const found = await loadRecentEvents(api, buildTopicPattern({ cache: 'shop' }), LIVE);
  expect(idsOf(found)).toEqual(['l-2', 'f-2', 'l-1', 'f-1']);
});

test('another cache has none', async () => {
  const { api } = setUp();
  expect(await loadRecentEvents(api, buildTopicPattern({ cache: 'other' }), LIVE)).toEqual([]);
});

test('a failure that was redriven in the meantime is left out', async () => {
  const { api } = setUp([failureOf('gone', 'orders', 70), FAILURES[0] ?? {}]);
  expect(idsOf(await loadRecentEvents(api, ORDERS, []))).toEqual(['f-1']);
});
