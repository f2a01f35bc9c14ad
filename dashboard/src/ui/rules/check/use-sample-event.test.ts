import { expect, test } from 'vitest';
import { answerProblem, createFakeApi } from '../../testing/fake-api.ts';
import { loadRecentEvent } from './use-sample-event.ts';

const failure = {
  id: 'f-1',
  kind: 'publish',
  reason: 'throttled',
  message: 'Slow down',
  cache: 'shop',
  topic: 'orders',
  detailType: 'shop#orders',
  publishedAt: 1,
  failedAt: 2,
  queuedAt: 3,
};

test('the event last seen live comes first, without a call', async () => {
  const { api, calls } = createFakeApi(() => answerProblem(500));
  expect(await loadRecentEvent(api, { id: 'live' })).toEqual({
    text: '{\n  "id": "live"\n}',
    origin: 'A real event, seen under Live events.',
  });
  expect(calls).toEqual([]);
});

test('else it is the event of the newest failure', async () => {
  const { api } = createFakeApi(({ path }) =>
    path === '/api/failures/f-1'
      ? { ...failure, event: { id: 'failed' } }
      : { failures: [failure], total: 1, complete: true, options: [], heldElsewhere: 0, readAt: 9 },
  );
  expect(await loadRecentEvent(api, undefined)).toEqual({
    text: '{\n  "id": "failed"\n}',
    origin: 'The event of the newest failure.',
  });
});

test('without a failure there is none', async () => {
  const { api } = createFakeApi(() => ({
    failures: [],
    total: 0,
    complete: true,
    options: [],
    heldElsewhere: 0,
    readAt: 9,
  }));
  expect(await loadRecentEvent(api, undefined)).toBeUndefined();
});
