import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countMessages, listFailures, makeRule, park } from '../../testing/failure-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../../testing/gateway-log.ts';
import { holdBus } from '../../testing/hold-bus.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../../testing/start-api.ts';

const POLL = { timeout: 20_000 };

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function parkMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await park(api, makePublishFailure()));
  return ids;
}

async function start(process: ApiProcess, choice: object): Promise<string> {
  const { status, body } = await process.call('POST', '/api/redrives', choice);
  expect(status, JSON.stringify(body)).toBe(202);
  return body.redriveId;
}

async function call(process: ApiProcess, method: string, path: string): Promise<Redrive> {
  const { status, body } = await process.call(method, `/api/redrives/${path}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const read = (process: ApiProcess, id: string) => call(process, 'GET', id);
const stop = (process: ApiProcess, id: string) => call(process, 'POST', `${id}/stop`);

async function waitForEnd(process: ApiProcess, id: string): Promise<Redrive> {
  await expect.poll(async () => (await read(process, id)).state, POLL).not.toBe('running');
  return read(process, id);
}

test.each([
  ['all', () => ({ all: true })],
  ['chosen', (ids: string[]) => ({ ids })],
])(
  'a redrive of %s that is stopped sends no more; what it did not send stays',
  async (_, choice) => {
    const target = await makeRule(api);
    const ids = await parkMany(30);
    const bus = holdBus(api);
    const redriveId = await start(api, { ...choice(ids), eventsPerSecond: 10 });
    await bus.reached;
    expect(await stop(api, redriveId)).toMatchObject({
      state: 'running',
      stopAskedAt: expect.any(Number),
    });
    bus.release();
    const ended = await waitForEnd(api, redriveId);
    expect(ended).toMatchObject({ state: 'cancelled', counts: { redriven: 10, gone: 0, busy: 0 } });
    expect(ended.results).toHaveLength(10);
    expect(ended.problem).toBeUndefined();
    expect(await countMessages(api)).toEqual({ visible: 20, held: 0 });
    expect(await receiveBodies(api, target)).toHaveLength(10);
  },
);

test('a redrive is stopped from another dashboard', async () => {
  await parkMany(30);
  const another = api.startAnother();
  const bus = holdBus(api);
  const redriveId = await start(api, { all: true, eventsPerSecond: 10 });
  await bus.reached;
  expect((await stop(another, redriveId)).stopAskedAt).toEqual(expect.any(Number));
  await expect.poll(async () => (await read(api, redriveId)).stopAskedAt, POLL).toBeDefined();
  bus.release();
  const ended = await waitForEnd(another, redriveId);
  expect(ended).toMatchObject({ state: 'cancelled', counts: { redriven: 10 } });
  expect((await listFailures(api)).total).toBe(20);
});

test('stopping what has ended changes nothing', async () => {
  const [id = ''] = await parkMany(1);
  const redriveId = await start(api, { ids: [id] });
  const ended = await waitForEnd(api, redriveId);
  expect(await stop(api, redriveId)).toEqual(ended);
  expect(await stop(api.startAnother(), redriveId)).toMatchObject({ state: 'done' });
});

test('a stop that AWS does not take is an error, and the redrive goes on', async () => {
  await parkMany(2);
  const another = api.startAnother();
  const bus = holdBus(api);
  const redriveId = await start(api, { all: true });
  await bus.reached;
  await api.setFault({ operation: 'PutLogEvents', fault: 'error' });
  const { status } = await another.call('POST', `/api/redrives/${redriveId}/stop`);
  expect(status).toBe(502);
  await api.clearFaults();
  bus.release();
  expect(await waitForEnd(api, redriveId)).toMatchObject({ state: 'done' });
});

test('a redrive that nobody knows cannot be stopped', async () => {
  const unknown = `11111111-2222-4333-8444-555555555555@${api.context.processName}`;
  for (const [id, status] of [
    [unknown, 404],
    ['none', 404],
    [`${unknown}-other`, 409],
  ]) {
    expect((await api.call('POST', `/api/redrives/${id}/stop`)).status).toBe(status);
  }
});
