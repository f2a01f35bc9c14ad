import { expect, test } from 'vitest';
import { formatSettings, readOptions } from './options.ts';

test('nothing is chosen unless it is said', () => {
  expect(readOptions([])).toMatchObject({ given: {}, yes: false });
});

const ALL = [
  ...['--bus', 'orders', '--alarm-email', 'ops@example.com', '--archive-days', '7'],
  ...['--log-retention-days', '30', '--reserved-concurrency', '50', '--create-bus'],
];

test('each choice has its flag, and is told again by it', () => {
  const { given } = readOptions(ALL);
  expect(given).toEqual({
    bus: 'orders',
    createBus: 'true',
    alarmEmail: 'ops@example.com',
    archiveDays: '7',
    logRetentionDays: '30',
    reservedConcurrency: '50',
  });
  expect(readOptions(formatSettings(given).split(' ')).given).toEqual(given);
});

test.each([
  ['--bus', { bus: 'default' }],
  ['--alarm-email', { alarmEmail: '' }],
  ['--archive-days', { archiveDays: '' }],
  ['--log-retention-days', { logRetentionDays: '' }],
  ['--reserved-concurrency', { reservedConcurrency: '' }],
])('%s none takes an earlier choice back', (flag, given) => {
  expect(readOptions([flag, 'none']).given).toEqual(given);
});

test.each([
  ['--bus', 'my bus'],
  ['--bus', ''],
  ['--alarm-email', 'ops'],
  ['--archive-days', '0'],
  ['--archive-days', '1.5'],
  ['--log-retention-days', 'a month'],
  ['--reserved-concurrency', '-1'],
])('%s does not take "%s"', (flag, value) => {
  expect(() => readOptions([`${flag}=${value}`])).toThrow(flag);
});
