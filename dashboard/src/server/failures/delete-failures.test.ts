import { afterEach, beforeEach, expect, test } from 'vitest';
import { listIds, park } from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('chosen failures are deleted, and nothing else', async () => {
  const [first, second] = [await park(api, makePublishFailure()), await park(api, 'unreadable')];
  const ids = [second, 'none'];
  const { body } = await api.call('POST', '/api/failures/delete', { ids });
  expect(body.results).toEqual([
    { id: second, result: 'deleted' },
    { id: 'none', result: 'gone' },
  ]);
  expect(await listIds(api)).toEqual([first]);
});

test('a deletion that SQS does not carry out is reported', async () => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error', times: 3 });
  const { results } = (await api.call('POST', '/api/failures/delete', { all: true })).body;
  expect(results).toEqual([{ id, result: 'failed', message: expect.any(String) }]);
  expect(await listIds(api)).toEqual([id]);
});

test.each([[{}], [{ ids: [] }], [{ all: false }], [{ ids: ['a'], all: true }], [{ ids: 'a' }]])(
  'it must be said which failures: %j is refused',
  async (body) => {
    const id = await park(api, makePublishFailure());
    for (const path of ['/api/failures/redrive', '/api/failures/delete']) {
      expect((await api.call('POST', path, body)).status).toBe(400);
    }
    expect(await listIds(api)).toEqual([id]);
  },
);
