import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countMessages, listFailures, makeRule, park } from '../../testing/failure-calls.ts';
import { holdBus } from '../../testing/hold-bus.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

const NONE = { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 };

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function start(choice: object): Promise<string> {
  const { status, body } = await api.call('POST', '/api/redrives', choice);
  expect(status, JSON.stringify(body)).toBe(202);
  return body.redriveId;
}

async function read(redriveId: string): Promise<Redrive> {
  const { status, body } = await api.call('GET', `/api/redrives/${redriveId}`);
  expect(status).toBe(200);
  return body;
}

async function waitForEnd(redriveId: string): Promise<Redrive> {
  await expect
    .poll(async () => (await read(redriveId)).state, { timeout: 20_000 })
    .not.toBe('running');
  return read(redriveId);
}

test('a redrive goes on when whoever asked for it is gone, and loses and doubles nothing', async () => {
  const target = await makeRule(api);
  const ids: string[] = [];
  for (let count = 0; count < 30; count += 1) ids.push(await park(api, makePublishFailure()));
  const bus = holdBus(api);
  const redriveId = await start({ all: true });
  await bus.reached;
  expect(await read(redriveId)).toMatchObject({ state: 'running', results: [], total: 30 });
  // Nobody asks any more until all is over.
  bus.release();
  await expect.poll(() => countMessages(api)).toEqual({ visible: 0, held: 0 });
  const redrive = await waitForEnd(redriveId);
  expect(redrive).toMatchObject({
    state: 'done',
    total: 30,
    counts: { ...NONE, redriven: 30 },
  });
  expect(redrive.results.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const received: string[] = [];
  for (;;) {
    const more = await receiveBodies(api, target);
    if (more.length === 0) break;
    received.push(...more);
  }
  expect(received).toHaveLength(30);
});

test('progress says what is done so far', async () => {
  for (let count = 0; count < 100; count += 1) await park(api, makePublishFailure());
  // 80 failures are worked on at a time, ten in a call of the bus.
  const bus = holdBus(api, { afterCalls: 8 });
  const redriveId = await start({ all: true });
  await bus.reached;
  expect(await read(redriveId)).toMatchObject({
    state: 'running',
    total: 100,
    counts: { ...NONE, redriven: 80 },
  });
  bus.release();
  expect((await waitForEnd(redriveId)).counts.redriven).toBe(100);
});

test('failures that fail again stay, each with its reason', async () => {
  const good = await park(api, makePublishFailure());
  const bad = await park(api, makePublishFailure({ topic: 'x'.repeat(129) }));
  const redrive = await waitForEnd(await start({ ids: [good, bad, 'none'] }));
  expect(redrive.counts).toEqual({ ...NONE, redriven: 1, failed: 1, gone: 1 });
  expect(redrive.total).toBe(3);
  expect(redrive.results).toMatchObject([
    { id: good, result: 'redriven' },
    { id: bad, result: 'failed', message: expect.stringMatching(/./) },
    { id: 'none', result: 'gone' },
  ]);
  expect((await listFailures(api)).failures.map(({ id }) => id)).toEqual([bad]);
});

test('a redrive that AWS ends says why, and the failures stay', async () => {
  await park(api, makePublishFailure());
  await api.setFault({ operation: 'ReceiveMessage', fault: 'error' });
  const redrive = await waitForEnd(await start({ all: true }));
  expect(redrive).toMatchObject({ state: 'failed', problem: expect.stringMatching(/AWS/) });
  expect(await countMessages(api)).toEqual({ visible: 1, held: 0 });
});

test('a redrive that is not known is not found', async () => {
  expect((await api.call('GET', '/api/redrives/none')).status).toBe(404);
});

test('no redrive starts without its queues', async () => {
  await api.close();
  api = await startApi({ parkedQueueUrl: undefined });
  expect((await api.call('POST', '/api/redrives', { all: true })).status).toBe(503);
});
