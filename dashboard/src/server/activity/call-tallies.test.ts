import { expect, test } from 'vitest';
import { createCallTallies } from './call-tallies.ts';
import type { CountedCall } from './call-tally.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const NOW = Date.parse('2026-06-10T12:00:00Z');
const WEBHOOKS = 20;

const all = { now: NOW, oldest: NOW - WEEK_MS, settledTo: NOW };
const idOf = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
const isOurs = (webhookId: string) => Number(webhookId.slice(-12)) < WEBHOOKS;

/** Calls of a week in order of time, every other one rejected. */
function* makeCalls(count: number): Generator<CountedCall> {
  for (let place = 0; place < count; place += 1) {
    const at = Math.floor(NOW - WEEK_MS + (place / count) * WEEK_MS);
    const outcome = Math.floor(place / WEBHOOKS) % 2 === 0 ? 'published' : 'rejected';
    yield { webhookId: idOf(place % WEBHOOKS), at, outcome };
  }
}

test.each([10_000, 1_000_000])('of %i calls no more is kept than of ten thousand', (count) => {
  const tallies = createCallTallies(isOurs);
  let part: CountedCall[] = [];
  for (const call of makeCalls(count)) {
    part.push(call);
    if (part.length < 10_000) continue;
    tallies.add(part);
    tallies.summarise([], { now: call.at, oldest: call.at - WEEK_MS, settledTo: call.at });
    part = [];
  }
  const activities = tallies.summarise(part, all);
  expect(activities.size).toBe(WEBHOOKS);
  const counted = [...activities.values()].reduce(
    (sum, { rejectedCount }) => sum + rejectedCount,
    0,
  );
  // A day of seven, every other one, but for the interval in which the day began.
  expect(counted).toBeGreaterThan((count / 14) * 0.99);
  expect(counted).toBeLessThanOrEqual(count / 14 + WEBHOOKS);
  const { webhooks, numbers } = tallies.measure();
  expect(webhooks).toBe(WEBHOOKS);
  // Stretches of a day, and of the look before the last.
  expect(numbers).toBeLessThanOrEqual(WEBHOOKS * (DAY_MS / (5 * MINUTE_MS) + 1));
});

test('a flood of unknown ids is forgotten, and no webhook that is registered', () => {
  const tallies = createCallTallies(isOurs);
  tallies.add([{ webhookId: idOf(3), at: NOW - 2 * DAY_MS, outcome: 'published' }]);
  for (let round = 0; round < 20; round += 1) {
    const flood = Array.from({ length: 2_000 }, (_, place) => ({
      webhookId: idOf(1_000 + round * 2_000 + place),
      at: NOW - DAY_MS + round * MINUTE_MS,
      outcome: 'rejected' as const,
    }));
    tallies.add(flood);
    expect(tallies.measure().webhooks).toBeLessThanOrEqual(5_001);
  }
  expect(tallies.summarise([], all).get(idOf(3))).toMatchObject({
    lastOutcome: 'published',
    lastEventAt: NOW - 2 * DAY_MS,
  });
});

test('what is read again with each look is counted once', () => {
  const tallies = createCallTallies(isOurs);
  const recent: CountedCall[] = [{ webhookId: idOf(1), at: NOW - 1_000, outcome: 'rejected' }];
  tallies.add([{ webhookId: idOf(1), at: NOW - 10 * MINUTE_MS, outcome: 'rejected' }]);
  for (let look = 0; look < 3; look += 1) {
    expect(tallies.summarise(recent, all).get(idOf(1))?.rejectedCount).toBe(2);
  }
  tallies.add(recent);
  expect(tallies.summarise([], all).get(idOf(1))?.rejectedCount).toBe(2);
});

test('the newest call and the newest event are told, in whatever order a look has them', () => {
  const tallies = createCallTallies(isOurs);
  const webhookId = idOf(1);
  tallies.add([
    { webhookId, at: NOW - 9 * MINUTE_MS, outcome: 'parked' },
    { webhookId, at: NOW - 8 * MINUTE_MS, outcome: 'rejected' },
    { webhookId, at: NOW - 8.5 * MINUTE_MS, outcome: 'published' },
  ]);
  expect(tallies.summarise([], all).get(webhookId)).toEqual({
    lastOutcome: 'rejected',
    lastEventAt: NOW - 8.5 * MINUTE_MS,
    rejectedCount: 1,
    missingCount: 0,
  });
  const newer: CountedCall[] = [{ webhookId, at: NOW, outcome: 'unavailable' }];
  expect(tallies.summarise(newer, all).get(webhookId)).toEqual({
    lastOutcome: 'unavailable',
    lastEventAt: NOW - 8.5 * MINUTE_MS,
    rejectedCount: 1,
    missingCount: 0,
  });
});

test('what is older than a day is no longer counted, and what is older than a week is forgotten', () => {
  const tallies = createCallTallies(isOurs);
  const webhookId = idOf(1);
  tallies.add([
    { webhookId, at: NOW - 3 * DAY_MS, outcome: 'published' },
    { webhookId, at: NOW - 2 * DAY_MS, outcome: 'rejected' },
  ]);
  expect(tallies.summarise([], all).get(webhookId)?.rejectedCount).toBe(0);
  const later = NOW + 4.5 * DAY_MS;
  const told = tallies
    .summarise([], { now: later, oldest: later - WEEK_MS, settledTo: later })
    .get(webhookId);
  expect(told).toEqual({ lastOutcome: 'rejected', rejectedCount: 0, missingCount: 0 });
  const last = NOW + 6 * DAY_MS;
  expect(tallies.summarise([], { now: last, oldest: last - WEEK_MS, settledTo: last }).size).toBe(
    0,
  );
  expect(tallies.measure()).toEqual({ webhooks: 0, numbers: 0 });
});
