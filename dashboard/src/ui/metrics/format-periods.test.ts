import { expect, test } from 'vitest';
import { formatPeriods } from './format-periods.ts';

const HOUR_MS = 60 * 60_000;
const BERLIN = 'Europe/Berlin';

function format(from: string, hours: number, periodMs: number, timeZone = BERLIN) {
  const start = Date.parse(from);
  const to = start + hours * HOUR_MS;
  const count = (hours * HOUR_MS) / periodMs;
  const times = Array.from({ length: count }, (_, place) => start + place * periodMs);
  return formatPeriods({ times, from: start, to }, timeZone);
}

test('within a day the label of a period is its time', () => {
  expect(format('2026-06-01T10:00:00Z', 3, HOUR_MS)).toEqual(['12:00', '13:00', '14:00']);
});

test('beyond a day the label has the date as well', () => {
  expect(format('2026-06-01T10:00:00Z', 48, 24 * HOUR_MS)).toEqual([
    'Jun 1, 12:00',
    'Jun 2, 12:00',
  ]);
});

test('the hour that occurs twice when the clocks go back has two labels', () => {
  expect(format('2026-10-25T00:00:00Z', 2, HOUR_MS)).toEqual([
    'Oct 25, 02:00 GMT+2',
    'Oct 25, 02:00 GMT+1',
  ]);
});

test.each([
  ['back', '2026-10-25'],
  ['forward', '2026-03-29'],
])('no two periods have the same label when the clocks go %s', (_, day) => {
  for (const [hours, periodMs] of [
    [1, HOUR_MS / 60],
    [3, HOUR_MS / 12],
    [12, HOUR_MS / 4],
    [24, HOUR_MS / 2],
    [168, 3 * HOUR_MS],
  ] as const) {
    for (let hour = 0; hour < 24; hour += 1) {
      const from = `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
      const labels = format(from, hours, periodMs);
      expect(new Set(labels).size).toBe(labels.length);
    }
  }
});
