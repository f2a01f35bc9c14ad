import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  ListReplaysCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeArchive, makeShopRule, SPAN, startReplay } from '../testing/archive-calls.ts';
import { countQueue } from '../testing/changes/count-queue.ts';
import { listViewerResources, openViewer, takeEvents } from '../testing/live-calls.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const waitForEnd = (name: string) =>
  expect
    .poll(async () => (await api.call('GET', `/api/replays/${name}`)).body.state, {
      timeout: 20_000,
    })
    .toBe('completed');

test('the archive of the bus is described', async () => {
  await makeArchive(api);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  const { status, body } = await api.call('GET', '/api/archive');
  expect(status).toBe(200);
  expect(body.archive).toMatchObject({ name: 'archive', retentionDays: 30, eventCount: 1 });
});

test.each([
  ['no archive', undefined],
  ['an archive of other events only', { source: ['shop'] }],
])('with %s there is nothing to replay, and the answer says how to get one', async (_, pattern) => {
  if (pattern !== undefined) await makeArchive(api, pattern);
  await makeShopRule(api, 'orders');
  expect((await api.call('GET', '/api/archive')).body).toEqual({ archive: null });
  expect((await api.call('GET', '/api/replays')).body).toEqual({ replays: [] });
  const bodies = [
    await api.call('POST', '/api/replays', { ruleName: 'orders', ...SPAN }),
    await api.call('POST', '/api/live', { replay: SPAN }),
  ];
  for (const { status, body } of bodies) {
    expect(status).toBe(409);
    expect(body.detail).toContain('--archive-days');
  }
  expect(await listViewerResources(api)).toEqual([]);
});

test('the events of a span are replayed to one rule and to no other', async () => {
  await makeArchive(api);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await putEvent(api, { cache: 'other', topic: 'orders' });
  await makeShopRule(api, 'orders');
  await makeShopRule(api, 'others');
  const replay = await startReplay(api, 'orders');
  expect(replay).toMatchObject({ ruleNames: ['orders'], ...SPAN });
  await waitForEnd(replay.name);
  await expect.poll(() => countQueue(api, 'orders')).toBe(1);
  expect(await countQueue(api, 'others')).toBe(0);
  const { body } = await api.call('GET', '/api/replays');
  expect(body.replays).toMatchObject([{ name: replay.name, state: 'completed' }]);
});

test.each([
  ['a rule that does not exist', { ruleName: 'none', ...SPAN }, 404],
  ['a viewer', { ruleName: 'momento-gateway-live-x', ...SPAN }, 404],
  ['a span that ends before it starts', { ruleName: 'orders', from: 2, until: 1 }, 400],
  ['a rule of a name that no rule has', { ruleName: '\ud800', ...SPAN }, 400],
  ['an empty span', { ruleName: 'orders', from: 1, until: 1 }, 400],
])('a replay to %s is refused', async (_, body, status) => {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  expect((await api.call('POST', '/api/replays', body)).status).toBe(status);
  const { Replays } = await api.context.events.send(new ListReplaysCommand({}));
  expect(Replays).toEqual([]);
});

test('a replay to a disabled rule is refused, because it gets no events', async () => {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  const { body: rule } = await api.call('GET', '/api/rules/orders');
  await api.call('PATCH', '/api/rules/orders', { version: rule.version, enabled: false });
  const { status, body } = await api.call('POST', '/api/replays', { ruleName: 'orders', ...SPAN });
  expect(status).toBe(400);
  expect(JSON.stringify(body.errors)).toContain('disabled');
});

test('a replay whose answer was lost has started once', async () => {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  await api.setFault({ operation: 'StartReplay', fault: 'lost-answer', times: 1 });
  await startReplay(api, 'orders');
  const { Replays } = await api.context.events.send(new ListReplaysCommand({}));
  expect(Replays).toHaveLength(1);
});

test('a replay that is over stays so, and one that does not exist is not found', async () => {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  const { name } = await startReplay(api, 'orders');
  await waitForEnd(name);
  const cancelled = await api.call('POST', `/api/replays/${name}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'completed' } });
  expect((await api.call('POST', '/api/replays/none/cancel')).status).toBe(404);
  expect((await api.call('GET', '/api/replays/none')).status).toBe(404);
});

test('a replay of another bus is not found, and not cancelled', async () => {
  const { events } = api.context;
  const { EventBusArn } = await events.send(new CreateEventBusCommand({ Name: 'theirs' }));
  const archived = { ArchiveName: 'theirs', EventSourceArn: EventBusArn };
  const { ArchiveArn } = await events.send(new CreateArchiveCommand(archived));
  await events.send(
    new StartReplayCommand({
      ReplayName: 'theirs',
      EventSourceArn: ArchiveArn,
      EventStartTime: new Date(SPAN.from),
      EventEndTime: new Date(),
      Destination: { Arn: EventBusArn },
    }),
  );
  // Were it called, the answer would be 502.
  await api.setFault({ operation: 'CancelReplay', fault: 'error' });
  expect((await api.call('POST', '/api/replays/theirs/cancel')).status).toBe(404);
  expect((await api.call('GET', '/api/replays/theirs')).status).toBe(404);
});

test('a viewer of a span shows its archived events with their own times, and none that arrive', async () => {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  await putEvent(api, { cache: 'shop', topic: 'orders', publish_timestamp: 1 });
  await putEvent(api, { cache: 'other', topic: 'orders' });
  const viewerId = await openViewer(api, { cache: 'shop', replay: SPAN });
  const [event, ...more] = await takeEvents(api, viewerId);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    cache: 'shop',
    topic: 'orders',
    event: { 'replay-name': `momento-gateway-live-${viewerId}` },
  });
  // Its own time, which EventBridge gives to the second.
  const { time } = (event?.event ?? {}) as { readonly time: string };
  expect(event?.arrivedAt).toBe(Date.parse(time));
  await putEvent(api, { cache: 'shop', topic: 'new' });
  expect(await takeEvents(api, viewerId)).toEqual([]);
  // The target of the webhook's own rule got the two that arrived, and none again.
  await expect.poll(() => countQueue(api, 'orders')).toBe(2);
  expect((await api.call('DELETE', `/api/live/${viewerId}`)).status).toBe(204);
  expect(await listViewerResources(api)).toEqual([]);
});

test('when the replay cannot start, no viewer is left behind', async () => {
  await makeArchive(api);
  await api.setFault({ operation: 'StartReplay', fault: 'error', times: 3 });
  expect((await api.call('POST', '/api/live', { replay: SPAN })).status).toBe(502);
  expect(await listViewerResources(api)).toEqual([]);
});

test.each([
  ['GET', ''],
  ['DELETE', ''],
  ['POST', '/close'],
] as const)(
  '%s …%s of archived events that somebody looks at is not for a viewer',
  async (method, end) => {
    await makeArchive(api);
    await putEvent(api, { cache: 'shop', topic: 'orders' });
    await openViewer(api, { cache: 'shop', replay: SPAN });
    const { callers } = api.context;
    const caller = {
      kind: 'session',
      subject: '1',
      name: 'Vera',
      groups: [],
      address: '',
    } as const;
    const viewer = { ...caller, roleIn: () => 'viewer' as const };
    api.replaceContext({ callers: { find: async () => viewer, canSignOut: true } });
    // Replays are, and name whose events they bring.
    const { body: listed } = await api.call('GET', '/api/replays');
    const viewerId = listed.replays[0].ruleNames[0].replace('momento-gateway-live-', '');
    const ask = () => api.call(method, `/api/live/${viewerId}${end}`);
    const inMemory = await ask();
    api.replaceContext({ viewers: new Map() });
    for (const { status, body } of [inMemory, await ask()]) {
      expect([status, body.type]).toEqual([403, expect.stringMatching(/role-missing$/)]);
    }
    api.replaceContext({ callers });
    expect(await takeEvents(api, viewerId)).toHaveLength(1);
  },
);
