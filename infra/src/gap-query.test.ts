import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GAP_QUERY, GAP_SCHEDULE, GAP_STEPS } from './gap-query.ts';
import { findAlarms, type NumberedLine, runGapQuery } from './testing/run-gap-query.ts';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const webhookId = 'orders';

/** Lines of these numbers, a second apart in the middle of what the query sees. */
function linesOf(numbers: readonly number[], more: Partial<NumberedLine> = {}): NumberedLine[] {
  const start = NOW - 18 * MINUTE;
  return numbers.map((sequenceNumber, place) => ({
    ...{ at: start + place * 1_000, webhookId, sequenceNumber, ageMs: 200, durationMs: 9 },
    ...more,
  }));
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);

test('the query consists of the steps that are tested here', () => {
  for (const step of Object.values(GAP_STEPS)) expect(GAP_QUERY).toContain(step);
});

test('it scans each line as often as the cost in docs/deploy.md says', () => {
  const { everyMinutes, startS, endS } = GAP_SCHEDULE;
  const path = new URL('../../docs/data/prices.json', import.meta.url);
  const { assumptions } = JSON.parse(readFileSync(path, 'utf8'));
  expect((startS - endS) / (everyMinutes * 60)).toBe(assumptions.gapAlarmScans);
});

describe('the query counts', () => {
  test.each<[what: string, lines: readonly NumberedLine[], missing: number]>([
    ['no gap', linesOf(range(1, 50)), 0],
    ['a gap of one', linesOf([1, 2, 4]), 1],
    ['two gaps', linesOf([1, 3, 4, 10]), 6],
    ['a gap in each of two blocks', linesOf([...range(90, 97), 99, 100, ...range(103, 110)]), 3],
    ['numbers in another order', linesOf([1, 3, 2, 5, 4, 6]), 0],
    ['numbers that came twice', linesOf([1, 2, 2, 3, 3, 3]), 0],
    ['a call that was refused because it was late', linesOf([1, 2, 3], { ageMs: 80_000 }), 0],
    ['a restart from 1 on, in the same block', linesOf([...range(30, 37), ...range(1, 20)]), 0],
    ['a restart that catches up', linesOf([...range(30, 37), ...range(1, 40)]), 0],
    ['a restart in another block', linesOf([...range(430, 437), ...range(1, 20)]), 0],
  ])('%s', (_, lines, missing) => {
    expect(runGapQuery(lines, NOW).get(webhookId) ?? 0).toBe(missing);
  });

  test('nothing of a call whose signature was wrong: it has no number', () => {
    const forged = [{ at: NOW - 18 * MINUTE + 1_500, webhookId, durationMs: 9 }];
    const lines = [...linesOf([1, 2, 4]), ...forged].sort((one, other) => one.at - other.at);
    expect(runGapQuery(lines, NOW)).toEqual(new Map([[webhookId, 1]]));
    expect(runGapQuery(forged, NOW)).toEqual(new Map());
  });

  test.each([
    ['opens no gap', [52, 53, 54], 1, 0],
    ['fills no gap', [52, 53, 55], 54, 1],
  ])('a recorded call that somebody sends again after days %s', (_, numbers, replayed, missing) => {
    const old = linesOf([replayed], { ageMs: 86_400_000 });
    expect(runGapQuery([...old, ...linesOf(numbers)], NOW).get(webhookId)).toBe(missing);
  });

  test('each webhook by itself, also two of one topic', () => {
    const lines = [...linesOf([1, 2, 3]), ...linesOf([1, 3], { webhookId: 'copy' })];
    expect(runGapQuery(lines, NOW)).toEqual(
      new Map([
        [webhookId, 0],
        ['copy', 1],
      ]),
    );
  });

  test.each([
    ['before the first and after the last number', [5, 6, 7]],
    ['at the end of a block', [97, 98, 100, 101]],
    ['at the beginning of a block', [98, 99, 101, 102]],
  ])('nothing %s, where it cannot see', (_, numbers) => {
    expect(runGapQuery(linesOf(numbers), NOW).get(webhookId)).toBe(0);
  });

  test.each([
    ['its end', -5 * MINUTE],
    ['its beginning', -33 * MINUTE + 1_000],
  ])('nothing of a short block near %s: the next run or the one before sees it whole', (_, at) => {
    expect(runGapQuery(linesOf([1, 3], { at: NOW + at }), NOW)).toEqual(new Map());
  });
});

/** The same numbers each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Traffic {
  readonly hours: number;
  readonly pauseMs: (random: () => number, place: number) => number;
}

/** Momento's limit is five a second to a webhook. */
const TRAFFIC: Readonly<Record<string, Traffic>> = {
  'five a second': { hours: 2, pauseMs: (random) => 400 * random() },
  'one a second': { hours: 6, pauseMs: (random) => 2_000 * random() },
  'one in three seconds': { hours: 12, pauseMs: (random) => 6_000 * random() },
  'one in twenty seconds': { hours: 24, pauseMs: (random) => 40_000 * random() },
  'one in two minutes': { hours: 96, pauseMs: (random) => 60_000 + 120_000 * random() },
  'ten at once each minute': {
    hours: 24,
    pauseMs: (random, place) => (place % 10 === 0 ? 50_000 + 10_000 * random() : 30 * random()),
  },
};

interface Message {
  readonly number: number;
  readonly publishedAt: number;
}

/** Numbers that begin again after ten minutes of silence, about so many times an hour. */
function publish(
  { hours, pauseMs }: Traffic,
  random: () => number,
  restartsPerHour: number,
): Message[] {
  const messages: Message[] = [];
  let number = 1 + Math.floor(random() * 1_000);
  let publishedAt = NOW;
  for (let place = 0; publishedAt < NOW + hours * 60 * MINUTE; place += 1) {
    messages.push({ number, publishedAt });
    number += 1;
    const pause = pauseMs(random, place);
    publishedAt += pause;
    if (random() < (restartsPerHour * pause) / (60 * MINUTE)) {
      number = 1;
      publishedAt += 10 * MINUTE;
    }
  }
  return messages;
}

/**
 * Stamped by clocks that differ by a second. Late by up to a second, some by up to a minute, and one
 * in two hundred so late that it is refused; one in a hundred comes twice.
 */
function deliver(messages: readonly Message[], random: () => number): NumberedLine[] {
  return messages
    .flatMap(({ number: sequenceNumber, publishedAt }) => {
      const fate = random();
      const skewMs = 1_000 * (random() - 0.5);
      const ageMs =
        fate < 0.005 ? 60_000 + 60_000 * random() : (fate < 0.02 ? 60_000 : 1_000) * random();
      const line = {
        at: publishedAt + ageMs + 9,
        webhookId,
        sequenceNumber,
        durationMs: 9,
        ageMs: ageMs + skewMs,
      };
      return random() < 0.01 ? [line, { ...line, at: line.at + 20 }] : [line];
    })
    .sort((one, other) => one.at - other.at);
}

const SEEDS = [1, 2];

describe.each(Object.entries(TRAFFIC))('with %s', (_, traffic) => {
  test.each(SEEDS)('the alarm stays off while nothing is lost (%d)', (seed) => {
    const random = createRandom(seed);
    const lines = deliver(publish(traffic, random, 2), random);
    expect(findAlarms(lines, NOW + random() * 5 * MINUTE)).toEqual(new Map());
  });

  test.each(SEEDS)('it goes off within half an hour when one to three are lost (%d)', (seed) => {
    const random = createRandom(seed);
    const messages = publish(traffic, random, 0);
    const place = messages.findIndex(
      ({ number }, at) => number % 100 === 50 && at > messages.length / 3,
    );
    const lost = 1 + (seed % 3);
    const arrived = messages.filter((_message, at) => at < place || at >= place + lost);
    const after = messages[place + lost]?.publishedAt ?? 0;
    const wentOff = findAlarms(deliver(arrived, random), NOW + random() * 5 * MINUTE).get(
      webhookId,
    );
    expect(wentOff).toBeGreaterThan(after);
    expect(wentOff).toBeLessThan(after + 30 * MINUTE);
  });
});
