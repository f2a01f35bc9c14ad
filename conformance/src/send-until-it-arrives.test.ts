import { expect, test } from 'vitest';
import { sendUntilItArrives } from './send-until-it-arrives.ts';

const READ_MS = 1_000;

/** A rule that takes effect after a while. An event sent before is lost; each read takes a second. */
function createRule(takesEffectMs: number) {
  let now = 0;
  const sentAt: number[] = [];
  const arrived: string[] = [];
  return {
    sentAt,
    arrived,
    run: () =>
      sendUntilItArrives(
        async () => {
          sentAt.push(now);
          if (now >= takesEffectMs) arrived.push(`event ${sentAt.length}`);
        },
        async () => {
          now += READ_MS;
          return arrived.splice(0, 1);
        },
        () => now,
      ),
  };
}

test.each([
  ['at once', 0, [0]],
  ['after a while', 40_000, [0, 15_000, 30_000, 45_000]],
])(
  'a rule that takes effect %s gets an event, sent every 15 s',
  async (_, takesEffectMs, times) => {
    const rule = createRule(takesEffectMs);
    await rule.run();
    expect(rule.sentAt).toEqual(times);
    // What arrives with it is taken too: the next check sees its own events only.
    expect(rule.arrived).toEqual([]);
  },
);

test('a rule that never takes effect is an error after two minutes', async () => {
  const rule = createRule(Number.POSITIVE_INFINITY);
  await expect(rule.run()).rejects.toThrow('does not take effect within 120 s');
  expect(rule.sentAt).toHaveLength(8);
});
