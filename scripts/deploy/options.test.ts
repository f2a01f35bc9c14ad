import { STACK_SETTINGS } from '@momento-gateway/shared/stack-settings';
import { expect, test } from 'vitest';
import { flagOf, formatSettings, readOptions, USAGE } from './options.ts';

test('by default no setting is given', () => {
  expect(readOptions([])).toMatchObject({ given: {}, yes: false });
});

const CERTIFICATE =
  'arn:aws:acm:eu-west-1:111122223333:certificate/0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
const ALL = [
  ...['--bus', 'orders', '--alarm-email', 'ops@example.com', '--archive-days', '7'],
  ...['--log-retention-days', '30', '--reserved-concurrency', '50', '--create-bus'],
  ...['--front-door', 'http-api', '--domain-name', 'hooks.example.com'],
  ...['--certificate-arn', CERTIFICATE, '--calls-per-second', '50', '--encryption-key', 'create'],
  ...['--log-level', 'warn', '--memory', '1024', '--tracing', 'on'],
  ...['--gap-alarm', 'on'],
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
    frontDoor: 'http-api',
    domainName: 'hooks.example.com',
    certificateArn: CERTIFICATE,
    callsPerSecond: '50',
    encryptionKey: 'create',
    logLevel: 'warn',
    memory: '1024',
    tracing: 'on',
    gapAlarm: 'on',
  });
  expect(readOptions(formatSettings(given).split(' ')).given).toEqual(given);
});

test.each(STACK_SETTINGS)('the help has the option for %s', (setting) => {
  expect(USAGE).toMatch(new RegExp(`^ {2}${flagOf(setting)} `, 'm'));
});

test.each([
  ['--bus', { bus: 'default' }],
  ['--alarm-email', { alarmEmail: '' }],
  ['--archive-days', { archiveDays: '' }],
  ['--log-retention-days', { logRetentionDays: '' }],
  ['--audit-retention-days', { auditRetentionDays: '' }],
  ['--reserved-concurrency', { reservedConcurrency: '' }],
  ['--front-door', { frontDoor: '' }],
  ['--encryption-key', { encryptionKey: '' }],
  ['--tracing', { tracing: '' }],
  ['--gap-alarm', { gapAlarm: '' }],
])('%s none removes an earlier setting', (flag, given) => {
  expect(readOptions([flag, 'none']).given).toEqual(given);
});

test('--bus says which buses there are when it is given one of the new kind', () => {
  const arn = 'arn:aws:events:eu-west-1:111122223333:event-busv2/orders/1a2b3c';
  expect(() => readOptions(['--bus', arn])).toThrow(
    /of the new kind, with subscribers instead of rules.*“Custom Event Bus - Classic”, by its name/,
  );
});

test.each([
  ['--bus', 'my bus'],
  ['--bus', ''],
  ['--alarm-email', 'ops'],
  ['--archive-days', '0'],
  ['--archive-days', '1.5'],
  ['--log-retention-days', 'a month'],
  ['--reserved-concurrency', '-1'],
  ['--log-retention-days', '45'],
  ['--audit-retention-days', '45'],
  ['--front-door', 'alb'],
  ['--domain-name', 'https://a.io'],
  ['--certificate-arn', 'arn:aws:iam::1:server-certificate/x'],
  ['--calls-per-second', '0'],
  ['--encryption-key', 'alias/mine'],
  ['--log-level', 'error'],
  ['--memory', '128'],
  ['--tracing', 'yes'],
  ['--gap-alarm', 'true'],
])('%s does not accept "%s"', (flag, value) => {
  expect(() => readOptions([`${flag}=${value}`])).toThrow(flag);
});
