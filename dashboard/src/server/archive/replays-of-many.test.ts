import { ListReplaysCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  listReplayStates,
  makeArchive,
  makeShopRule,
  SPAN,
  slowReplays,
  startReplay,
} from '../testing/archive-calls.ts';
import { countQueue } from '../testing/changes/count-queue.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { listViewerResources, openViewer } from '../testing/live-calls.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';

/** Longer than a viewer lives after its last read. */
const LONG_MS = 181_000;

let api: Api;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  api = await startApi({}, { now: () => time });
  await makeArchive(api);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await makeShopRule(api, 'orders');
});
afterEach(() => api.close());

const REPLAY = { ruleName: 'orders', ...SPAN };

const waitForEnd = (name: string) =>
  expect
    .poll(async () => (await api.call('GET', `/api/replays/${name}`)).body.state)
    .toBe('completed');

test('two dashboards that start the same replay at once start it once', async () => {
  await slowReplays(api);
  const dashboards = [api, api.startAnother()];
  const answers = await Promise.all(
    dashboards.map(({ call }) => call('POST', '/api/replays', REPLAY)),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(answers.map(({ body }) => body.name)).size).toBe(1);
  await api.clearFaults();
  // Wakes what waits.
  await startReplay(api, 'orders', { until: SPAN.until + 1 }).then(({ name }) => waitForEnd(name));
  await waitForEnd(answers[0]?.body.name);
  await expect.poll(() => countQueue(api, 'orders')).toBe(2);
});

test('a dashboard that died before it answered has started the replay: asked again, it is found', async () => {
  await slowReplays(api);
  const first = await startReplay(api, 'orders');
  api.restart();
  expect(await startReplay(api, 'orders')).toMatchObject({ name: first.name, state: 'starting' });
  expect(await listReplayStates(api)).toEqual(['STARTING']);
});

test('a replay that is over, or is being cancelled, can be started again', async () => {
  const first = await startReplay(api, 'orders');
  await waitForEnd(first.name);
  await slowReplays(api);
  const second = await startReplay(api, 'orders');
  expect(second.name).not.toBe(first.name);
  await api.call('POST', `/api/replays/${second.name}/cancel`);
  const third = await startReplay(api, 'orders');
  expect(new Set([first.name, second.name, third.name]).size).toBe(3);
});

test('two dashboards can cancel the same replay at once', async () => {
  await slowReplays(api);
  const { name } = await startReplay(api, 'orders');
  const dashboards = [api, api.startAnother()];
  const answers = await Promise.all(
    dashboards.map(({ call }) => call('POST', `/api/replays/${name}/cancel`)),
  );
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body.state).toMatch(/^cancell(ing|ed)$/);
  }
  await expect.poll(() => listReplayStates(api)).toEqual(['CANCELLED']);
  expect(await countQueue(api, 'orders')).toBe(0);
});

test('the replay of a page that a dead process left is cancelled when its rule is removed', async () => {
  await slowReplays(api);
  await openViewer(api, { replay: SPAN });
  api.restart();
  time += LONG_MS;
  const opened = await openViewer(api);
  await expect.poll(() => listReplayStates(api)).toEqual(['CANCELLED']);
  expect(await listViewerResources(api)).toEqual([
    `rule momento-gateway-live-${opened}`,
    `queue momento-gateway-live-${opened}`,
  ]);
});

test('a replay that cannot be cancelled now keeps its rule, by which the next process finds it', async () => {
  await slowReplays(api);
  await openViewer(api, { replay: SPAN });
  time += LONG_MS;
  const calls = failCalls(api.context, { fault: 'error', at: 'CancelReplayCommand', stays: true });
  expect((await api.call('POST', '/api/live', {})).status).toBe(502);
  expect(await listViewerResources(api)).toHaveLength(2);
  calls.stop();
  await openViewer(api);
  await expect.poll(() => listReplayStates(api)).toEqual(['CANCELLED']);
});

test('a role that may not cancel replays still removes what a dead process left', async () => {
  await slowReplays(api);
  await openViewer(api, { replay: SPAN });
  time += LONG_MS;
  failCalls(api.context, { fault: 'denied', at: 'CancelReplayCommand', stays: true });
  const opened = await openViewer(api);
  expect(await listViewerResources(api)).toEqual([
    `rule momento-gateway-live-${opened}`,
    `queue momento-gateway-live-${opened}`,
  ]);
});

test('a page of live events calls nothing of replays when it is removed', async () => {
  await openViewer(api);
  time += LONG_MS;
  const { sent } = failCalls(api.context);
  await openViewer(api);
  expect(sent).toContain('DeleteRuleCommand');
  expect(sent).not.toContain('CancelReplayCommand');
});

test('a page whose replay started, but whose answer never came, leaves no replay', async () => {
  await slowReplays(api);
  await api.setFault({ operation: 'StartReplay', fault: 'lost-answer', times: 3 });
  await api.setFault({ operation: 'DescribeReplay', fault: 'error', times: 3 });
  expect((await api.call('POST', '/api/live', { replay: SPAN })).status).toBeGreaterThan(500);
  const { Replays = [] } = await api.context.events.send(new ListReplaysCommand({}));
  expect(Replays).toHaveLength(1);
  await expect.poll(() => listReplayStates(api)).toEqual(['CANCELLED']);
  expect(await listViewerResources(api)).toEqual([]);
});
