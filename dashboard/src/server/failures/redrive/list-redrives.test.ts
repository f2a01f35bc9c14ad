import type { RedriveList } from '@momento-gateway/api/failures/redrive';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { park } from '../../testing/failure-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../../testing/gateway-log.ts';
import { holdBus } from '../../testing/hold-bus.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { type Api, type ApiProcess, startApi } from '../../testing/start-api.ts';
import { registerWebhook } from '../../testing/webhook-calls.ts';

const POLL = { timeout: 20_000 };
const SILENCE_MS = 31_000;
const LATER_MS = 4_000;

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function start(process: ApiProcess, choice: object): Promise<string> {
  const { status, body } = await process.call('POST', '/api/redrives', choice);
  expect(status, JSON.stringify(body)).toBe(202);
  return body.redriveId;
}

async function list(process: ApiProcess): Promise<RedriveList> {
  const { status, body } = await process.call('GET', '/api/redrives');
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const statesOf = ({ redrives }: RedriveList) => redrives.map(({ state }) => state);

test('redrives of every dashboard are listed with who, when, what and how it went', async () => {
  const filter = {
    operation: 'and',
    tokens: [{ property: 'reason', operator: '=', value: 'throttled' }],
  };
  const id = await park(api, makePublishFailure());
  const another = api.startAnother();
  const first = await start(api, { ids: [id], chosenBy: filter, eventsPerSecond: 50 });
  await expect.poll(async () => statesOf(await list(api)), POLL).toEqual(['done']);
  const second = await start(another, { all: true });
  const reader = api.startAnother({ now: () => Date.now() + LATER_MS });
  await expect.poll(async () => statesOf(await list(reader)), POLL).toEqual(['done', 'done']);
  const { redrives, keptIn, complete, thisProcess } = await list(reader);
  expect({ keptIn, complete }).toEqual({ keptIn: 'log', complete: true });
  expect(thisProcess).toBe(reader.context.processName);
  expect(redrives).toMatchObject([
    { redriveId: second, runsAt: another.context.processName, chosen: { by: 'all' } },
    {
      redriveId: first,
      runsAt: api.context.processName,
      chosen: { by: 'ids', filter },
      eventsPerSecond: 50,
      total: 1,
      counts: { redriven: 1 },
    },
  ]);
  expect(redrives[0]).not.toHaveProperty('results');
});

test('where people sign in, a redrive names who started it, in every dashboard', async () => {
  const ada = { kind: 'session', subject: '1', name: 'Ada', groups: [], address: '' } as const;
  const caller = { ...ada, roleIn: () => 'operator' as const };
  api.replaceContext({ callers: { find: async () => caller, canSignOut: true } });
  await park(api, makePublishFailure());
  await start(api, { all: true });
  const another = api.startAnother();
  await expect.poll(async () => statesOf(await list(another)), POLL).toEqual(['done']);
  for (const process of [api, another]) {
    expect((await list(process)).redrives).toMatchObject([{ startedBy: 'Ada' }]);
  }
});

test('a running redrive comes first, also in another dashboard; one that fell silent has stopped', async () => {
  await park(api, makePublishFailure());
  const done = await start(api, { filter: { operation: 'and', tokens: [], until: 1 } });
  const bus = holdBus(api);
  const running = await start(api, { all: true });
  await bus.reached;
  for (const process of [api, api.startAnother()]) {
    await expect
      .poll(async () => (await list(process)).redrives.map(({ redriveId }) => redriveId), POLL)
      .toEqual([running, done]);
    expect(statesOf(await list(process))[0]).toBe('running');
  }
  const later = api.startAnother({ now: () => Date.now() + SILENCE_MS });
  const found = (await list(later)).redrives.find(({ redriveId }) => redriveId === running);
  expect(found).toMatchObject({ state: 'stopped', problem: expect.any(String) });
  bus.release();
  await expect.poll(async () => statesOf(await list(api)), POLL).toEqual(['done', 'done']);
});

test('without a log group only the redrives of this process are listed, and it says so', async () => {
  await api.close();
  api = await startApi();
  await park(api, makePublishFailure());
  const redriveId = await start(api, { all: true });
  expect(await list(api)).toMatchObject({ redrives: [{ redriveId }], keptIn: 'process' });
  expect(await list(api.startAnother())).toMatchObject({ redrives: [], keptIn: 'process' });
});

test('before there is a log group on AWS the list is empty', async () => {
  await api.close();
  api = await startApi({ logGroupName: '/aws/lambda/missing' });
  expect(await list(api)).toMatchObject({ redrives: [], keptIn: 'log' });
});

test('a list that AWS does not give is an error', async () => {
  await api.setFault({ operation: 'FilterLogEvents', fault: 'error' });
  expect((await api.call('GET', '/api/redrives')).status).toBe(502);
});

test('a result names detail-type and webhook of its failure', async () => {
  const { webhookId } = await registerWebhook(api);
  const id = await park(api, makePublishFailure({ webhookId }));
  const redriveId = await start(api, { ids: [id] });
  const read = async () => (await api.call('GET', `/api/redrives/${redriveId}`)).body;
  await expect.poll(async () => (await read()).state, POLL).toBe('done');
  expect((await read()).results).toMatchObject([
    { id, result: 'redriven', detailType: 'shop#orders', webhookId, webhookName: 'Orders' },
  ]);
});
