// @vitest-environment happy-dom
import { parseExact } from '@momento-gateway/api/exact-json';
import { beforeEach, expect, test } from 'vitest';
import { recallEvents, rememberEvents } from './recent-events.ts';

beforeEach(() => sessionStorage.clear());

const eventOf = (id: string, topic: string, arrivedAt: number, event: unknown = {}) => {
  return { id, cache: 'shop', topic, detailType: `shop#${topic}`, arrivedAt, event };
};
const ids = () => recallEvents().map(({ id }) => id);

test('a busy topic does not push out the events of a quiet one', () => {
  rememberEvents([eventOf('quiet', 'returns', 1)]);
  for (let at = 2; at < 40; at += 1) rememberEvents([eventOf(`busy-${at}`, 'orders', at)]);
  expect(ids()).toEqual(['busy-39', 'busy-38', 'busy-37', 'busy-36', 'busy-35', 'quiet']);
});

test('an event that is seen twice is kept once', () => {
  rememberEvents([eventOf('a', 'orders', 1), eventOf('a', 'orders', 1)]);
  rememberEvents([eventOf('a', 'orders', 1)]);
  expect(ids()).toEqual(['a']);
});

test('the oldest go when there is no room, and one that is too large is not kept', () => {
  rememberEvents([eventOf('old', 'a', 1), eventOf('large', 'b', 0, 'x'.repeat(300_000))]);
  expect(ids()).toEqual(['old']);
});

test('numbers stay as they were written', () => {
  rememberEvents([eventOf('a', 'orders', 1, parseExact('{"n":12345678901234567891}'))]);
  expect(JSON.stringify(recallEvents()[0]?.event)).toBe('{"n":12345678901234567891}');
});
