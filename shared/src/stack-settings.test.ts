import { expect, test } from 'vitest';
import { STACK_NAME_FORM, STACK_SETTING_FORMS } from './stack-settings.ts';

const FORMS = { ...STACK_SETTING_FORMS, stackName: STACK_NAME_FORM };
const UUID = '0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
const NUMBERS = {
  accepted: ['1', '9', '14', '99999'],
  refused: ['', '0', '014', '100000', '-1', '1.5', '7d', ' 7'],
};

const VALUES: Readonly<
  Record<keyof typeof FORMS, { readonly accepted: string[]; readonly refused: string[] }>
> = {
  bus: {
    accepted: ['default', 'a', '0', 'sales-2.eu_WEST', 'b'.repeat(256)],
    refused: ['', 'b'.repeat(257), 'two words', ' bus', 'bus ', 'a/b', 'büs'],
  },
  createBus: { accepted: ['true', 'false'], refused: ['', 'True', 'yes', 'untrue', 'true1'] },
  alarmEmail: {
    accepted: ['a@b', 'ops@example.com'],
    refused: ['', 'ops', '@b', 'a@', 'a@b@c', 'a b@c', 'a@b c', ' a@b', 'a@b '],
  },
  archiveDays: NUMBERS,
  callsPerSecond: NUMBERS,
  logLevel: { accepted: ['debug', 'info', 'warn'], refused: ['', 'INFO', 'error', 'trace'] },
  memory: {
    accepted: ['256', '512', '1769', '10240'],
    refused: ['', '0', '128', '255', '10241', '0512', '512.5', '512MB', ' 512'],
  },
  tracing: { accepted: ['on', 'off'], refused: ['', 'true', 'On', 'active'] },
  frontDoor: {
    accepted: ['function-url', 'http-api', 'both'],
    refused: ['', 'HTTP-API', 'rest-api', 'none'],
  },
  domainName: {
    accepted: ['hooks.example.com', 'a.io', 'a-b.c-d.example'],
    refused: [
      '',
      'localhost',
      'https://a.io',
      'A.io',
      '-a.io',
      'a-.io',
      'a..io',
      'a.io.',
      'a.io/x',
    ],
  },
  certificateArn: {
    accepted: [
      `arn:aws:acm:eu-west-1:111122223333:certificate/${UUID}`,
      `arn:aws-cn:acm:cn-north-1:111122223333:certificate/${UUID}`,
    ],
    refused: ['', UUID, `arn:aws:iam::111122223333:server-certificate/${UUID}`],
  },
  encryptionKey: {
    accepted: [
      'create',
      `arn:aws:kms:eu-west-1:111122223333:key/${UUID}`,
      `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-${UUID.replaceAll('-', '')}`,
    ],
    refused: ['', 'alias/mine', UUID, 'arn:aws:kms:eu-west-1:111122223333:alias/mine'],
  },
  logRetentionDays: {
    accepted: ['1', '30', '90', '3653'],
    refused: ['', '0', '2', '45', '030', '30d', '9999', '130'],
  },
  auditRetentionDays: {
    accepted: ['1', '30', '90', '3653'],
    refused: ['', '0', '2', '45', '030', '30d', '9999', '130'],
  },
  reservedConcurrency: NUMBERS,
  qualifier: {
    accepted: ['hnb659fds', 'q', 'Team_1-x', 'q'.repeat(10)],
    refused: ['', 'q'.repeat(11), 'a b', 'q.1', 'q/1'],
  },
  permissionsBoundary: {
    accepted: [
      'Boundary',
      'p'.repeat(128),
      'arn:aws:iam::111122223333:policy/Boundary',
      'arn:aws-eusc:iam::111122223333:policy/teams/a/Boundary',
      'arn:aws-cn:iam::aws:policy/PowerUserAccess',
    ],
    refused: [
      '',
      'p'.repeat(129),
      'two words',
      'teams/Boundary',
      'arn:aws:iam::111122223333:role/Boundary',
      'arn:aws:iam::1:policy/Boundary',
    ],
  },
  targetPolicies: { accepted: ['change', 'leave'], refused: ['', 'Leave', 'keep'] },
  holdUnverifiedCalls: { accepted: ['true', 'false'], refused: ['', 'on', 'True'] },
  gapAlarm: { accepted: ['on', 'off'], refused: ['', 'true', 'On'] },
  stackName: {
    accepted: ['A', 'z', 'MomentoGateway', 'orders-2', `s${'0'.repeat(127)}`],
    refused: ['', '1stack', '-stack', 'my_stack', 'stack ', `s${'0'.repeat(128)}`],
  },
};

test.each(Object.keys(FORMS) as (keyof typeof FORMS)[])(
  '%s has the form that AWS asks for',
  (name) => {
    const { accepted, refused } = VALUES[name];
    const isAccepted = (value: string) => FORMS[name].form.test(value);
    expect(accepted.filter((value) => !isAccepted(value))).toEqual([]);
    expect(refused.filter(isAccepted)).toEqual([]);
  },
);

test('an error message can say what each setting takes', () => {
  expect(Object.entries(FORMS).map(([name, { takes }]) => `${name}: ${takes}`)).toEqual([
    'bus: the name of an event bus',
    'createBus: true or false',
    'frontDoor: function-url, http-api or both',
    'domainName: a domain name in lower case, such as hooks.example.com',
    'certificateArn: the ARN of an ACM certificate of this Region',
    'callsPerSecond: a number of calls a second from 1 to 99999',
    'encryptionKey: create, or the ARN of a KMS key of this Region',
    'alarmEmail: an email address',
    'archiveDays: a number of days from 1 to 99999',
    'logRetentionDays: a number of days that CloudWatch Logs has (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)',
    'auditRetentionDays: a number of days that CloudWatch Logs has (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)',
    'logLevel: debug, info or warn',
    'memory: a number of MB from 256 to 10240',
    'reservedConcurrency: a number of concurrent calls from 1 to 99999',
    'tracing: on or off',
    'qualifier: the qualifier of a CDK bootstrap, up to 10 letters, digits, hyphens and underscores',
    'permissionsBoundary: the name or the ARN of an IAM policy',
    'targetPolicies: change or leave',
    'holdUnverifiedCalls: true or false',
    'gapAlarm: on or off',
    'stackName: up to 128 letters, digits and hyphens, beginning with a letter',
  ]);
});
