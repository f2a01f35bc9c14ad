import { afterEach, beforeEach, expect, test } from 'vitest';
import { countMessages, listIds, park, parkMany, readFailure } from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  // By the real clock a look ends on a busy machine before it has seen all.
  api = await startApi({}, { elapsed: () => performance.now() / 100 });
});
afterEach(() => api.close());

test('2,000 failures are listed and redriven, each once', async () => {
  await parkMany(
    api,
    Array.from({ length: 2_000 }, () => makePublishFailure()),
  );
  const ids = await listIds(api);
  expect(new Set(ids).size).toBe(2_000);
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(new Set(results.map(({ id }: { id: string }) => id)).size).toBe(2_000);
  expect(await listIds(api)).toEqual([]);
});

test('failures of 1 MB each are listed whole, without their events, and each is read by its id', async () => {
  const text = 'ab '.repeat(320_000);
  const detail = JSON.stringify({ cache: 'shop', topic: 'orders', text });
  const ids: string[] = [];
  for (let count = 0; count < 40; count += 1)
    ids.push(await park(api, makePublishFailure({}, detail)));
  const { status, body } = await api.call('GET', '/api/failures?limit=100');
  expect(status).toBe(200);
  expect(body).toMatchObject({ total: 40, complete: true });
  expect(JSON.stringify(body).length).toBeLessThan(100_000);
  // More than memory keeps: some come from the queue.
  for (const id of ids) {
    expect((await readFailure(api, id)).event).toMatchObject({ detail: { text } });
  }
  expect(await countMessages(api)).toEqual({ visible: 40, held: 0 });
});
