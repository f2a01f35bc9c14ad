import { DeleteMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  countMessages,
  holdMessages,
  listFailures,
  makeRule,
  park,
} from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { receiveAllBodies } from '../../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function parkMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const { Successful = [] } = await api.context.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: api.parkedQueueUrl,
        Entries: Array.from({ length: Math.min(10, count - ids.length) }, (_, place) => ({
          Id: String(place),
          MessageBody: makePublishFailure(),
        })),
      }),
    );
    ids.push(...Successful.map(({ MessageId = '' }) => MessageId));
  }
  return ids;
}

async function removeHeld(receiptHandle: string): Promise<void> {
  await api.context.sqs.send(
    new DeleteMessageCommand({ QueueUrl: api.parkedQueueUrl, ReceiptHandle: receiptHandle }),
  );
}

const act = (process: ApiProcess, action: 'redrive' | 'delete', choice: object) =>
  process.call('POST', `/api/failures/${action}`, choice);

test('what another process holds is not missing: the list says that it is not complete, and how many', async () => {
  await parkMany(15);
  await holdMessages(api);
  const { failures, complete, heldElsewhere } = await listFailures(api);
  expect({ seen: failures.length, complete, heldElsewhere }).toEqual({
    seen: 5,
    complete: false,
    heldElsewhere: 10,
  });
});

test('a failure that another process has listed since is found by its id, and can be redriven', async () => {
  await listFailures(api);
  const [id = ''] = await parkMany(1);
  expect((await api.call('GET', `/api/failures/${id}`)).status).toBe(200);
  const [another = ''] = await parkMany(1);
  const { body } = await act(api, 'redrive', { ids: [another], dryRun: true });
  expect(body.plan).toMatchObject([{ id: another, result: 'to-bus' }]);
});

test('what was known before another process held it stays in the list, marked', async () => {
  const ids = await parkMany(5);
  expect(await listFailures(api)).toMatchObject({ total: 5, complete: true });
  const held = await holdMessages(api);
  await park(api, makePublishFailure());
  await act(api, 'delete', { ids: ['none'] });
  const { failures, complete, heldElsewhere } = await listFailures(api);
  expect(failures).toHaveLength(6);
  expect(
    failures
      .filter((failure) => failure.held)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(held.map(({ id }) => id).toSorted());
  expect({ held: held.length, complete, heldElsewhere }).toEqual({
    held: ids.length,
    complete: false,
    heldElsewhere: 0,
  });
});

test.each(['redrive', 'delete'] as const)(
  'to %s what another process holds is answered busy, and gone only when it is',
  async (action) => {
    const id = await park(api, makePublishFailure());
    const [held] = await holdMessages(api);
    const busy = await act(api, action, { ids: [id] });
    expect(busy.body).toEqual({
      results: [{ id, result: 'busy', message: expect.stringMatching(/another dashboard/i) }],
      heldElsewhere: 1,
    });
    await removeHeld(held?.receiptHandle ?? '');
    const gone = await act(api, action, { ids: [id] });
    expect(gone.body).toEqual({ results: [{ id, result: 'gone' }], heldElsewhere: 0 });
  },
);

test('all means all that can be received, and the answer says how many more there are', async () => {
  const ids = await parkMany(12);
  await holdMessages(api);
  const { body } = await act(api, 'delete', { all: true });
  expect(body.results).toHaveLength(2);
  expect(body.heldElsewhere).toBe(10);
  expect(ids).toEqual(expect.arrayContaining(body.results.map(({ id }: { id: string }) => id)));
});

test('a failure that another process holds is known by its id, or busy: never not found', async () => {
  const id = await park(api, makePublishFailure());
  const known = api.startAnother();
  await listFailures(known);
  const [held] = await holdMessages(api);
  expect((await known.call('GET', `/api/failures/${id}`)).status).toBe(200);
  expect((await api.call('GET', `/api/failures/${id}`)).status).toBe(409);
  await removeHeld(held?.receiptHandle ?? '');
  await act(api, 'delete', { ids: ['none'] });
  expect((await api.call('GET', `/api/failures/${id}`)).status).toBe(404);
});

test('processes that look at the same time list all failures, or say that the list is incomplete', async () => {
  const ids = await parkMany(300);
  const processes = [api, api.startAnother(), api.startAnother()];
  const looks = await Promise.all(
    processes.map(async (process) => {
      const pages = [];
      for (let look = 0; look < 8; look += 1) {
        pages.push(await listFailures(process, '?limit=1'));
        // The next one looks again.
        await act(process, 'delete', { ids: ['none'] });
      }
      return pages;
    }),
  );
  for (const { total, complete } of looks.flat()) if (complete) expect(total).toBe(ids.length);
  expect(await listFailures(api.startAnother())).toMatchObject({ total: 300, complete: true });
  expect(await countMessages(api)).toEqual({ visible: 300, held: 0 });
});

test('processes that redrive the same failures while others look publish each once', async () => {
  const target = await makeRule(api);
  const ids = await parkMany(60);
  const processes = [api.startAnother(), api.startAnother()];
  const looking = Promise.all(Array.from({ length: 5 }, () => listFailures(api.startAnother())));
  const answers = await Promise.all(processes.map((process) => act(process, 'redrive', { ids })));
  await looking;
  const results = answers.flatMap(({ body }) => body.results);
  const redriven = results.filter(({ result }) => result === 'redriven').map(({ id }) => id);
  expect(redriven.toSorted()).toEqual(ids.toSorted());
  expect(new Set(results.map(({ result }) => result)).has('failed')).toBe(false);
  expect(await receiveAllBodies(api, target)).toHaveLength(60);
  expect(await countMessages(api)).toEqual({ visible: 0, held: 0 });
});
