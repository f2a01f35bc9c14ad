import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRule, park } from '../../testing/failure-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../../testing/gateway-log.ts';
import { holdBus } from '../../testing/hold-bus.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { type Queue, receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../../testing/start-api.ts';

const SILENCE_MS = 31_000;
const POLL = { timeout: 20_000 };

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function start(choice: object = { all: true }): Promise<string> {
  const { status, body } = await api.call('POST', '/api/redrives', choice);
  expect(status, JSON.stringify(body)).toBe(202);
  return body.redriveId;
}

async function read(process: ApiProcess, redriveId: string): Promise<Redrive> {
  const { status, body } = await process.call('GET', `/api/redrives/${redriveId}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('a redrive is followed to its end in another process, with what became of each event', async () => {
  const ids = [await park(api, makePublishFailure()), await park(api, makePublishFailure())];
  const bus = holdBus(api);
  const another = api.startAnother();
  const redriveId = await start();
  await bus.reached;
  expect(await read(another, redriveId)).toMatchObject({
    redriveId,
    state: 'running',
    total: 2,
    results: [],
    runsAt: api.context.processName,
  });
  bus.release();
  await expect.poll(async () => (await read(another, redriveId)).state, POLL).toBe('done');
  const [here, there] = [await read(api, redriveId), await read(another, redriveId)];
  expect(here.results.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect({ ...there, seenAt: 0 }).toEqual({ ...here, seenAt: 0 });
});

test('a process that was started again finds what ended before', async () => {
  await park(api, makePublishFailure());
  const redriveId = await start();
  const another = api.startAnother();
  await expect.poll(async () => (await read(another, redriveId)).state, POLL).toBe('done');
  api.restart();
  expect(await read(api, redriveId)).toMatchObject({ state: 'done', counts: { redriven: 1 } });
});

test('a redrive that does not report for 30 s counts as stopped, until it reports again', async () => {
  await park(api, makePublishFailure());
  const bus = holdBus(api);
  const later = api.startAnother({ now: () => Date.now() + SILENCE_MS });
  const redriveId = await start();
  await bus.reached;
  expect(await read(later, redriveId)).toMatchObject({
    state: 'stopped',
    problem: expect.stringContaining(api.context.processName),
    counts: { redriven: 0 },
  });
  expect((await read(later, redriveId)).endedAt).toBeUndefined();
  // It was there all the time.
  expect(await read(api.startAnother(), redriveId)).toMatchObject({ state: 'running' });
  bus.release();
  await expect.poll(async () => (await read(later, redriveId)).state, POLL).toBe('done');
});

test.each([
  ['CreateLogStream', 'error'],
  ['PutLogEvents', 'throttle'],
  ['PutLogEvents', 'drop'],
])(
  'a redrive goes on although its progress cannot be written: %s, %s',
  async (operation, fault) => {
    await park(api, makePublishFailure());
    await api.setFault({ operation, fault });
    const redriveId = await start();
    await expect.poll(async () => (await read(api, redriveId)).state, POLL).toBe('done');
    const elsewhere = await api.startAnother().call('GET', `/api/redrives/${redriveId}`);
    expect(elsewhere.status).toBe(409);
    expect(elsewhere.body.detail).toContain(api.context.processName);
  },
);

test('without a log group another process says where it runs', async () => {
  await api.close();
  api = await startApi();
  await park(api, makePublishFailure());
  const redriveId = await start();
  const { status, body } = await api.startAnother().call('GET', `/api/redrives/${redriveId}`);
  expect(status).toBe(409);
  expect(body.type).toBe('urn:momento-gateway:problem:redrive-elsewhere');
  expect(body.detail).toContain(api.context.processName);
});

test('without its log group on AWS a redrive runs all the same', async () => {
  await api.close();
  api = await startApi({ logGroupName: '/aws/lambda/missing' });
  await park(api, makePublishFailure());
  const redriveId = await start();
  await expect.poll(async () => (await read(api, redriveId)).state, POLL).toBe('done');
  expect((await api.startAnother().call('GET', `/api/redrives/${redriveId}`)).status).toBe(409);
});

test('what a redrive writes is no call of the gateway', async () => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  await logCalls(api, [{ at: Date.now() - 1_000, webhookId }]);
  await park(api, makePublishFailure());
  const redriveId = await start();
  const another = api.startAnother();
  await expect.poll(async () => (await read(another, redriveId)).state, POLL).toBe('done');
  const { body } = await api.call('GET', `/api/webhooks/${webhookId}/activity`);
  expect(body.calls).toHaveLength(1);
  expect((await api.context.stack.activity.read())?.webhooks.size).toBe(1);
});

async function receiveAll(queue: Queue): Promise<string[]> {
  const received: string[] = [];
  for (;;) {
    const more = await receiveBodies(api, queue);
    if (more.length === 0) return received;
    received.push(...more);
  }
}

test('two dashboards that redrive all failures at once publish each event once, and each sees both', async () => {
  const target = await makeRule(api);
  const ids: string[] = [];
  for (let count = 0; count < 60; count += 1) ids.push(await park(api, makePublishFailure()));
  const processes = [api.startAnother(), api.startAnother()] as const;
  const started = await Promise.all(
    processes.map(async (process) => {
      const { body } = await process.call('POST', '/api/redrives', { all: true });
      return String(body.redriveId);
    }),
  );
  for (const process of processes) {
    for (const id of started) {
      await expect.poll(async () => (await read(process, id)).state, POLL).toBe('done');
    }
  }
  const results = await Promise.all(started.map((id) => read(api, id)));
  const redriven = results.flatMap(({ results: each }) =>
    each.filter(({ result }) => result === 'redriven').map(({ id }) => id),
  );
  expect(redriven.toSorted()).toEqual(ids.toSorted());
  expect(await receiveAll(target)).toHaveLength(60);
});

test('a message whose redrive ended between publish and removal is a duplicate, never lost', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'DeleteMessageBatch', fault: 'error' });
  const choice = { ids: [id] };
  const { body } = await api.call('POST', '/api/failures/redrive', choice);
  expect(body.results).toMatchObject([{ id, result: 'not-removed' }]);
  await api.clearFaults();
  const other = await api.startAnother().call('POST', '/api/failures/redrive', choice);
  expect(other.body.results).toMatchObject([{ id, result: 'redriven' }]);
  expect(await receiveAll(target)).toHaveLength(2);
});
