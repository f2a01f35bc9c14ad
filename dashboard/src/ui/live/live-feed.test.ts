import { expect, test } from 'vitest';
import {
  changeFeed,
  EMPTY_FEED,
  FEED_MAX,
  type FeedEvent,
  filterEvents,
  isReplayed,
  type LiveFeed,
  readDetail,
  searchEvents,
} from './live-feed.ts';

function makeEvent(number: number, pattern = ''): FeedEvent {
  const id = `event-${number}`;
  return { id, cache: 'c', topic: 't', detailType: 'c#t', arrivedAt: number, event: {}, pattern };
}

function arrive(feed: LiveFeed, ...numbers: number[]): LiveFeed {
  return changeFeed(feed, { type: 'arrive', events: numbers.map((number) => makeEvent(number)) });
}

const idsOf = (events: readonly FeedEvent[]) => events.map(({ id }) => id);

test('the newest event comes first, whatever the order from SQS', () => {
  const feed = arrive(arrive(EMPTY_FEED, 2, 1), 4, 3);
  expect(idsOf(feed.events)).toEqual(['event-4', 'event-3', 'event-2', 'event-1']);
  expect(feed.total).toBe(4);
});

test('an event that SQS delivers twice is shown and counted once', () => {
  const feed = arrive(arrive(EMPTY_FEED, 1, 1), 1, 2);
  expect(idsOf(feed.events)).toEqual(['event-2', 'event-1']);
  expect(feed.total).toBe(2);
});

test('a paused list does not move, and counts new events', () => {
  const paused = changeFeed(arrive(EMPTY_FEED, 1), { type: 'pause' });
  const feed = arrive(arrive(paused, 2), 2, 3);
  expect(idsOf(feed.events)).toEqual(['event-1']);
  expect(feed.waitingCount).toBe(2);
  const resumed = changeFeed(feed, { type: 'resume' });
  expect(idsOf(resumed.events)).toEqual(['event-3', 'event-2', 'event-1']);
  expect(resumed).toMatchObject({ isPaused: false, waitingCount: 0, total: 3 });
});

test('the list is bounded and drops the oldest; the count continues', () => {
  let feed: LiveFeed = EMPTY_FEED;
  for (let number = 0; number < FEED_MAX + 10; number += 1) feed = arrive(feed, number);
  expect(feed.events).toHaveLength(FEED_MAX);
  expect(feed.events[0]?.id).toBe(`event-${FEED_MAX + 9}`);
  expect(feed.total).toBe(FEED_MAX + 10);
  let paused = changeFeed(feed, { type: 'pause' });
  for (let number = 1_000; number < 1_000 + FEED_MAX + 5; number += 1) {
    paused = arrive(paused, number);
  }
  expect(paused.waiting).toHaveLength(FEED_MAX);
  expect(paused.waitingCount).toBe(FEED_MAX + 5);
});

test('clearing empties the list and keeps the pause', () => {
  const paused = changeFeed(arrive(EMPTY_FEED, 1), { type: 'pause' });
  expect(changeFeed(paused, { type: 'clear' })).toEqual({ ...EMPTY_FEED, isPaused: true });
});

test('what the list shows comes from the detail of the event', () => {
  const detail = { text: 'hello', topic_sequence_number: 7, publish_timestamp: 9, cache: 'shop' };
  expect(readDetail({ id: '1', detail })).toEqual({
    text: 'hello',
    sequenceNumber: 7,
    publishedAt: 9,
  });
});

test.each([[undefined], ['text'], [{}], [{ detail: null }], [{ detail: { text: 1 } }]])(
  'an event such as %j has nothing to show',
  (event) => {
    expect(readDetail(event)).toEqual({});
  },
);

const NO_FILTER = { cache: '', topic: '', pattern: '' };

test.each([
  ['nothing', NO_FILTER, ['event-1', 'event-2', 'event-3']],
  ['a cache', { ...NO_FILTER, cache: 'c' }, ['event-1', 'event-2']],
  ['a topic', { ...NO_FILTER, cache: 'c', topic: 't' }, ['event-1', 'event-2']],
  ['another topic', { ...NO_FILTER, cache: 'c', topic: 'other' }, []],
  ['a pattern', { ...NO_FILTER, pattern: '{"a":["b"]}' }, ['event-2']],
])('a filter for %s shows the events before it that are known to match', (_, filter, expected) => {
  const events = [makeEvent(1), makeEvent(2, '{"a":["b"]}'), { ...makeEvent(3), cache: 'd' }];
  expect(idsOf(filterEvents(events, filter))).toEqual(expected);
});

test('events are found by a text anywhere in them, in any case', () => {
  const [first, second] = [makeEvent(1), { ...makeEvent(2), event: { detail: { text: 'Red' } } }];
  expect(idsOf(searchEvents([first, second], ' red '))).toEqual(['event-2']);
  expect(idsOf(searchEvents([first, second], ''))).toEqual(['event-1', 'event-2']);
});

test('an event out of an archive carries the name of its replay', () => {
  expect([{ 'replay-name': 'r' }, { 'replay-name': 1 }, {}, undefined].map(isReplayed)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
