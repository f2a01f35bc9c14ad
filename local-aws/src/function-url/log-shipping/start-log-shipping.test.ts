import { expect, test } from 'vitest';
import { createManualClock } from '../../testing/manual-clock.ts';
import type { LogEvent } from './log-buffer.ts';
import type { WriteOutcome } from './log-writer.ts';
import { startLogShipping } from './start-log-shipping.ts';

const WRITTEN: WriteOutcome = { kind: 'written' };
const AWAY: WriteOutcome = { kind: 'unavailable', reason: 'away' };

/** Shipping to a log that answers with these outcomes, then with the last one forever. */
function startShipping(...outcomes: (WriteOutcome | Promise<WriteOutcome>)[]) {
  const clock = createManualClock();
  const writes: { at: number; events: readonly LogEvent[] }[] = [];
  const written: string[] = [];
  const problems: string[] = [];
  const startedAt = clock.now();
  const shipping = startLogShipping({
    clock,
    onProblem: (message) => problems.push(message),
    write: async (events) => {
      writes.push({ at: clock.now() - startedAt, events });
      const outcome = await (outcomes.length > 1 ? outcomes.shift() : outcomes[0]);
      if (outcome?.kind === 'written') written.push(...events.map(({ message }) => message));
      return outcome ?? WRITTEN;
    },
  });
  return { clock, shipping, writes, written, problems };
}

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `line ${from + index}`);

test('lines that arrive within a quarter of a second are shipped together, in order', async () => {
  const { clock, shipping, writes, written } = startShipping(WRITTEN);
  shipping.push('a');
  shipping.push('');
  await clock.whenSleeping();
  shipping.push('b');
  await clock.advance(250);
  expect(writes).toHaveLength(1);
  shipping.push('c');
  await clock.whenSleeping();
  await clock.advance(250);
  expect(writes).toHaveLength(2);
  expect(written).toEqual(['a', 'b', 'c']);
});

test('while the log is unavailable, lines wait, and retries back off to ten seconds', async () => {
  const { clock, shipping, writes, written, problems } = startShipping(
    ...Array<WriteOutcome>(8).fill(AWAY),
    WRITTEN,
  );
  shipping.push('a');
  await clock.whenSleeping();
  await clock.advance(10_000);
  shipping.push('b');
  await clock.advance(60_000);
  expect(writes.slice(0, 9).map(({ at }) => at)).toEqual(
    [0, 250, 750, 1750, 3750, 7750, 15_750, 25_750, 35_750].map((at) => at + 250),
  );
  expect(written).toEqual(['a', 'b']);
  expect(problems).toEqual([
    'Log lines are waiting to be shipped: away',
    'CloudWatch Logs accepts log lines again.',
  ]);
});

test('when too many wait the oldest are lost, and their number is reported', async () => {
  const { clock, shipping, written, problems } = startShipping(AWAY, AWAY, WRITTEN);
  shipping.push('first');
  await clock.whenSleeping();
  await clock.advance(250);
  for (const line of lines(20_000)) shipping.push(line);
  await clock.advance(10_000);
  expect(written).toEqual(['first', ...lines(16_000, 4000)]);
  expect(problems).toContain('4000 log lines are lost: too many were waiting');
});

test('a refused batch is not retried and does not delay others', async () => {
  const refused = { kind: 'refused', reason: 'no' } as const;
  const { clock, shipping, writes, written, problems } = startShipping(refused, WRITTEN);
  shipping.push('a');
  await clock.whenSleeping();
  await clock.advance(250);
  shipping.push('b');
  await clock.whenSleeping();
  await clock.advance(250);
  expect(writes).toHaveLength(2);
  expect(written).toEqual(['b']);
  expect(problems).toEqual(['1 log line is lost: no']);
});

test("a batch is within PutLogEvents' limits and in order of time", async () => {
  const { clock, shipping, writes, written } = startShipping(WRITTEN);
  const long = 'é'.repeat(1_048_550 / 2);
  for (const line of ['a', long, `x${long}`, 'b', ...lines(1000)]) shipping.push(line);
  await clock.whenSleeping();
  await clock.advance(250);
  for (const { events } of writes) {
    const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
    expect(bytes).toBeLessThanOrEqual(1_048_576);
    expect(events.length).toBeLessThanOrEqual(1000);
  }
  expect(written.slice(0, 5)).toEqual(['a', long, `x${long.slice(1)}`, 'é', 'b']);
  expect(written.slice(5)).toEqual(lines(1000));
});

test('a clock that is set back does not put lines out of order', async () => {
  const clock = createManualClock();
  let now = 2000;
  const batches: (readonly LogEvent[])[] = [];
  const { push } = startLogShipping({
    clock: { ...clock, now: () => now },
    onProblem: () => {},
    write: async (events) => {
      batches.push(events);
      return WRITTEN;
    },
  });
  push('a');
  now = 1000;
  push('b');
  await clock.whenSleeping();
  await clock.advance(250);
  expect(batches).toEqual([
    [
      { timestamp: 2000, message: 'a' },
      { timestamp: 2000, message: 'b' },
    ],
  ]);
});

test('closing ships waiting lines at once', async () => {
  const { shipping, written } = startShipping(WRITTEN);
  for (const line of lines(2500)) shipping.push(line);
  await shipping.close(2000);
  expect(written).toEqual(lines(2500));
});

test('closing while the log is unavailable tries once more, then reports what is lost', async () => {
  const { clock, shipping, writes, problems } = startShipping(AWAY);
  shipping.push('a');
  await clock.whenSleeping();
  await clock.advance(250);
  for (const line of lines(1500)) shipping.push(line);
  await shipping.close(2000);
  expect(writes).toHaveLength(2);
  expect(problems.at(-1)).toBe('1501 log lines are lost: away');
});

test('closing stops waiting for a log that never answers', async () => {
  const { clock, shipping } = startShipping(new Promise<WriteOutcome>(() => {}));
  shipping.push('a');
  let isClosed = false;
  const closed = shipping.close(2000).then(() => {
    isClosed = true;
  });
  await clock.whenSleeping();
  await clock.advance(1999);
  expect(isClosed).toBe(false);
  await clock.advance(1);
  await closed;
});
