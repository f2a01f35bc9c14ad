import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAPS_MAX, GapMeter, type NumberedCall, SPAN_MS } from './gap-meter.ts';

const FRESH_MS = 60_000;
const START = 100 * SPAN_MS;

type Fate = 'arrives' | 'twice' | 'refused' | 'lost';

interface Message {
  readonly number: number;
  readonly publishedAt: number;
  readonly fate: Fate;
  readonly delayMs: number;
  /** What the log's milliseconds are off. */
  readonly offMs: number;
}

/** Numberings one after the other, each from 1; the first and the last of each arrive. */
const numberings = fc
  .array(
    fc.array(
      fc.record({
        pauseMs: fc.integer({ min: 1, max: 90_000 }),
        fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'twice', 'refused', 'lost'),
        delayMs: fc.integer({ min: 0, max: FRESH_MS - 10 }),
        offMs: fc.integer({ min: -3, max: 3 }),
      }),
      { minLength: 2, maxLength: 40 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((runs) => {
    let publishedAt = START;
    return runs.map((run) => {
      publishedAt += 2_000;
      return run.map(({ pauseMs, fate, ...rest }, place): Message => {
        publishedAt += pauseMs;
        const isEnd = place === 0 || place === run.length - 1;
        return { ...rest, number: place + 1, publishedAt, fate: isEnd ? 'arrives' : fate };
      });
    });
  });

/** The calls in the order of their arrival. */
function callsOf(messages: readonly Message[]): readonly (NumberedCall & { arrivedAt: number })[] {
  return messages
    .flatMap(({ number, publishedAt, fate, delayMs, offMs }) => {
      if (fate === 'lost') return [];
      const isAccepted = fate !== 'refused';
      const arrivedAt = publishedAt + delayMs + (isAccepted ? 0 : FRESH_MS + 10);
      const call = { number, publishedAt: publishedAt + offMs, isAccepted, arrivedAt };
      return fate === 'twice' ? [call, { ...call, arrivedAt: arrivedAt + 5 }] : [call];
    })
    .sort((one, other) => one.arrivedAt - other.arrivedAt);
}

const count = (messages: readonly Message[], fate: Fate) =>
  messages.filter((one) => one.fate === fate).length;

test('what never arrived is counted exactly, whatever is late, refused, sent twice, or restarts', () => {
  fc.assert(
    fc.property(numberings, fc.integer({ min: 1, max: 30 }), (runs, every) => {
      const messages = runs.flat();
      const meter = new GapMeter();
      for (const [place, call] of callsOf(messages).entries()) {
        meter.add(call);
        if (place % every === 0) meter.settle(call.arrivedAt - FRESH_MS - 10);
      }
      meter.settle(Number.POSITIVE_INFINITY);
      const { gaps, spans } = meter.read();
      const sum = (name: 'seen' | 'missing' | 'duplicates' | 'refused' | 'restarts') =>
        spans.reduce((total, span) => total + span[name], 0);
      expect(meter.missingCount).toBe(count(messages, 'lost'));
      expect(sum('missing')).toBe(count(messages, 'lost'));
      expect(sum('duplicates')).toBe(count(messages, 'twice'));
      expect(sum('refused')).toBe(count(messages, 'refused'));
      expect(sum('restarts')).toBe(runs.length - 1);
      const told = gaps
        .toReversed()
        .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
      expect(told).toEqual(
        messages.filter(({ fate }) => fate === 'lost').map(({ number }) => number),
      );
    }),
    { numRuns: 500 },
  );
});

const accepted = (number: number, publishedAt: number): NumberedCall => ({
  number,
  publishedAt,
  isAccepted: true,
});

function measure(...calls: readonly NumberedCall[]): GapMeter {
  const meter = new GapMeter();
  for (const call of calls) meter.add(call);
  meter.settle(Number.POSITIVE_INFINITY);
  return meter;
}

test('a gap says between which messages it is', () => {
  const meter = measure(accepted(87, START), accepted(94, START + 2_000));
  expect(meter.read().gaps).toEqual([{ from: 88, to: 93, after: START, before: START + 2_000 }]);
  expect(meter.missingCount).toBe(6);
});

test('what can still arrive is not missing', () => {
  const meter = new GapMeter();
  meter.add(accepted(1, START));
  meter.add(accepted(3, START + 20));
  meter.settle(START + 10);
  expect(meter.missingCount).toBe(0);
  meter.add(accepted(2, START + 10));
  meter.settle(START + 100);
  expect(meter.missingCount).toBe(0);
});

test('a refused message of an earlier numbering is not taken for a number of this one', () => {
  const meter = measure(accepted(50, START), accepted(1, START + 60_000));
  meter.add({ number: 51, publishedAt: START + 10, isAccepted: false });
  meter.settle(Number.POSITIVE_INFINITY);
  expect(meter.read().gaps).toEqual([]);
  expect(meter.missingCount).toBe(0);
});

test('of many gaps the newest are kept, and all are counted', () => {
  const numbers = Array.from({ length: GAPS_MAX + 51 }, (_, place) => 2 * place);
  const meter = measure(...numbers.map((number) => accepted(number, START + number)));
  const { gaps } = meter.read();
  expect(gaps).toHaveLength(GAPS_MAX);
  expect(gaps[0]?.from).toBe(2 * (GAPS_MAX + 50) - 1);
  expect(meter.missingCount).toBe(GAPS_MAX + 50);
});

test('gaps of the past are forgotten with their counts', () => {
  const meter = measure(
    accepted(1, START),
    accepted(3, START + 1),
    accepted(5, START + 2 * SPAN_MS),
    accepted(6, START + 2 * SPAN_MS + 1),
  );
  expect(meter.missingCount).toBe(2);
  meter.forget(START + SPAN_MS);
  expect(meter.missingCount).toBe(1);
  expect(meter.read()).toMatchObject({ gaps: [{ from: 4, to: 4 }], spans: [{ missing: 1 }] });
});
