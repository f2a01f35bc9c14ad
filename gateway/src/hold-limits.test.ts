import { expect, test } from 'vitest';
import { createHoldLimits } from './hold-limits.ts';
import { createManualClock } from './testing/manual-clock.ts';

function startLimits() {
  const clock = createManualClock(0);
  const takeHold = createHoldLimits(clock);
  /** @returns how many of so many calls may be held */
  const countTaken = (
    calls: number,
    toCall: (n: number) => Parameters<typeof takeHold>,
  ): number => {
    let taken = 0;
    for (let n = 0; n < calls; n += 1) taken += Number(takeHold(...toCall(n)));
    return taken;
  };
  return { clock, countTaken };
}

test.each<[what: string, toCall: (n: number) => [string, string, boolean]]>([
  ['many webhooks', (n) => [`webhook-${n}`, 'forger', true]],
  ['a webhook from many addresses', (n) => ['webhook', `address-${n}`, true]],
  ['ids that cannot be read', (n) => [`id-${n}`, 'forger', false]],
  ['ids that cannot be read from many addresses', (n) => [`id-${n}`, `address-${n}`, false]],
])('a flood of %s gives nobody a new budget', (_, toCall) => {
  const { countTaken } = startLimits();
  const forge = () => countTaken(50, () => ['flooded', 'forger', true]);
  expect(forge()).toBe(10);
  countTaken(20_000, toCall);
  expect(forge()).toBe(0);
});

test('a call that one limit refuses uses up nothing of another', () => {
  const { clock, countTaken } = startLimits();
  const post = () => countTaken(20, () => ['webhook', 'momento', true]);
  expect(countTaken(400, (n) => ['webhook', `address-${n}`, true])).toBe(40);
  expect(post()).toBe(0);
  clock.advance(500);
  expect(post()).toBe(10);
});

test('memory has a bound: beyond 5,000 budgets in use only those are served, until others are full again', () => {
  const { clock, countTaken } = startLimits();
  const postAll = (from: number) =>
    countTaken(5_000, (n) => [`webhook-${from + n}`, 'momento', true]);
  expect(postAll(0)).toBe(2_500);
  expect(countTaken(1, () => ['webhook-0', 'momento', true])).toBe(1);
  expect(postAll(5_000)).toBe(0);
  clock.advance(200);
  expect(postAll(5_000)).toBe(2_500);
});
