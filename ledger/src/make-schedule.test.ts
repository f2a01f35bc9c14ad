import { expect, test } from 'vitest';
import { FAULT_KINDS } from './fault-kinds.ts';
import { makeSchedule } from './make-schedule.ts';

const RUN_MS = 80_000;

test('the same seed makes the same schedule, and another seed another one', () => {
  expect(makeSchedule(7, RUN_MS)).toEqual(makeSchedule(7, RUN_MS));
  expect(makeSchedule(7, RUN_MS)).not.toEqual(makeSchedule(8, RUN_MS));
});

test.each([1, 2, 3, 4, 5])('a default run has every fault and every change (seed %i)', (seed) => {
  const steps = makeSchedule(seed, RUN_MS);
  const begun = new Set(steps.flatMap((step) => ('begin' in step ? [step.begin] : [])));
  expect([...begun].sort()).toEqual(Object.keys(FAULT_KINDS).sort());
  const changes = new Set(steps.flatMap((step) => ('change' in step ? [step.change] : [])));
  expect(changes.size).toBe(4);
});

test.each([1, 2, 3, 4, 5])('each fault ends before the next one starts (seed %i)', (seed) => {
  const faults = makeSchedule(seed, RUN_MS).filter((step) => !('change' in step));
  expect(faults.length % 2).toBe(0);
  for (let at = 0; at < faults.length; at += 2) {
    const [begin, end] = [faults[at], faults[at + 1]];
    expect(begin && 'begin' in begin && begin.begin).toBe(end && 'end' in end && end.end);
  }
  expect(faults.at(-1)?.at).toBeLessThan(RUN_MS);
});
