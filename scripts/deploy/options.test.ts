import { expect, test } from 'vitest';
import { formatSettings, readOptions } from './options.ts';

test('by default no setting is given', () => {
  expect(readOptions([])).toMatchObject({ given: {}, yes: false });
});

const ALL = [
  ...['--bus', 'orders', '--alarm-email', 'ops@example.com', '--archive-days', '7'],
  ...['--log-retention-days', '30', '--reserved-concurrency', '50', '--create-bus'],
];

test('each setting has a flag, and formats as that flag', () => {
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
])('%s none removes an earlier setting', (flag, given) => {
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
])('%s does not accept "%s"', (flag, value) => {
  expect(() => readOptions([`${flag}=${value}`])).toThrow(flag);
});
