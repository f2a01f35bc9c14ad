import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { closeViewer, openViewer, readViewer } from '@momento-gateway/api/live/live-operations';
import { expect, test } from 'vitest';
import { type WatchState, watchBus } from './watch-bus.ts';

const EVENT: LiveEvent = {
  id: '1',
  cache: 'c',
  topic: 't',
  detailType: 'c#t',
  arrivedAt: 1,
  event: {},
};

type Read = readonly LiveEvent[] | Error;

/** Watches with the answers given, one a look; ends when they are used up. */
async function watch({ opens = [], reads = [] }: { opens?: (Error | 'ok')[]; reads?: Read[] }) {
  const end = new AbortController();
  const log: string[] = [];
  const states: WatchState[] = [];
  const seen: LiveEvent[] = [];
  const slept: number[] = [];
  let opened = 0;
  const open = () => {
    opened += 1;
    const answer = opens.shift() ?? 'ok';
    if (answer !== 'ok') throw answer;
    log.push(`open ${opened}`);
    return { viewerId: String(opened), pattern: {}, endsAt: 0 };
  };
  const read = (viewerId: string | undefined) => {
    const answer = reads.shift();
    if (answer === undefined) end.abort();
    if (answer === undefined) throw end.signal.reason;
    log.push(`read ${viewerId}`);
    if (answer instanceof Error) throw answer;
    return { events: [...answer], endsAt: 0 };
  };
  const api = (async (operation: unknown, input: { params?: { viewerId: string } }) => {
    if (operation === openViewer) return open();
    const viewerId = input.params?.viewerId;
    if (operation === readViewer) return read(viewerId);
    if (operation === closeViewer) log.push(`close ${viewerId}`);
    return undefined;
  }) as unknown as Api;
  await watchBus({
    filter: {},
    signal: end.signal,
    api,
    onState: (state) => states.push(state),
    onEvents: (events) => seen.push(...events),
    onViewer: () => {},
    sleep: async (ms) => {
      slept.push(ms);
      log.push('sleep');
    },
  });
  return { log, seen, slept, states, last: states.at(-1) };
}

const gone = new ApiError({ title: 'No such viewer', status: 404 });
const broken = new ApiError({ title: 'AWS does not answer', status: 503 });

test("events are passed on, a second's at a time, and the viewer is closed at the end", async () => {
  const { log, seen } = await watch({ reads: [[EVENT], [], [{ ...EVENT, id: '2' }]] });
  expect(seen.map(({ id }) => id)).toEqual(['1', '2']);
  expect(log).toEqual(['open 1', 'read 1', 'sleep', 'read 1', 'read 1', 'sleep', 'close 1']);
});

test('a viewer that is gone is opened again at once, and not closed', async () => {
  const { log, states } = await watch({ reads: [[], gone, [EVENT]] });
  expect(log).toEqual(['open 1', 'read 1', 'read 1', 'open 2', 'read 2', 'sleep', 'close 2']);
  expect(states.some(({ type }) => type === 'failing')).toBe(false);
});

test('a viewer that is gone several times in a row is opened again more and more slowly', async () => {
  const { log, last } = await watch({ reads: [gone, gone, gone, []] });
  expect(log.filter((line) => /open|sleep/.test(line))).toEqual([
    'open 1',
    'open 2',
    'sleep',
    'open 3',
    'sleep',
    'open 4',
  ]);
  expect(last).toEqual({ type: 'watching' });
});

test('after an error it waits and tries again; the count of errors starts again', async () => {
  const reads = [broken, [], broken, broken, [EVENT]];
  const { log, seen, last } = await watch({ reads });
  expect(log.filter((line) => line === 'sleep')).toHaveLength(4);
  expect(seen).toEqual([EVENT]);
  expect(last).toEqual({ type: 'watching' });
});

test('it goes on after an outage by itself, and tries at least once a minute', async () => {
  const opens = [...Array.from({ length: 8 }, () => broken), 'ok' as const];
  const { slept, last } = await watch({ opens, reads: [[]] });
  expect(slept.map((ms) => ms / 1_000)).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  expect(last).toEqual({ type: 'watching' });
});

test.each([400, 409])('a request refused with %d is not tried again', async (status) => {
  const refused = new ApiError({ title: 'Refused', status });
  const { log, last } = await watch({ opens: [refused] });
  expect(log).toEqual([]);
  expect(last).toEqual({ type: 'failing', error: refused, hasStopped: true });
});
