import { expect, test } from 'vitest';
import { formatAge, formatDuration } from './format-time.ts';

const now = Date.UTC(2026, 0, 10);
const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

test.each([
  [0, 'just now'],
  [999, 'just now'],
  [1 * seconds, '1s ago'],
  [59 * seconds, '59s ago'],
  [60 * seconds, '1m ago'],
  [119 * seconds, '1m ago'],
  [59 * minutes, '59m ago'],
  [23 * hours, '23h ago'],
  [24 * hours, '1d ago'],
  [13 * days, '13d ago'],
  [-5 * minutes, 'in 5m'],
  [-2 * days - 3 * hours, 'in 2d'],
])('%i ms ago reads "%s"', (ageMs, text) => {
  expect(formatAge(now - ageMs, now)).toBe(text);
});

test.each([
  [0, '0 ms'],
  [12.4, '12 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [61_240, '61.2 s'],
  [-1_500, '-1.5 s'],
])('%d ms are written as %s', (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});
