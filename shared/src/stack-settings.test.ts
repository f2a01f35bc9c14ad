import { expect, test } from 'vitest';
import { STACK_NAME_FORM, STACK_SETTING_FORMS } from './stack-settings.ts';

const FORMS = { ...STACK_SETTING_FORMS, stackName: STACK_NAME_FORM };
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
  logRetentionDays: {
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
    'alarmEmail: an email address',
    'archiveDays: a number of days',
    'logRetentionDays: a number of days that CloudWatch Logs has (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)',
    'reservedConcurrency: a number of concurrent calls',
    'qualifier: the qualifier of a CDK bootstrap, up to 10 letters, digits, hyphens and underscores',
    'permissionsBoundary: the name or the ARN of an IAM policy',
    'stackName: up to 128 letters, digits and hyphens, beginning with a letter',
  ]);
});
