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
  logRetentionDays: NUMBERS,
  reservedConcurrency: NUMBERS,
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
    'logRetentionDays: a number of days',
    'reservedConcurrency: a number of concurrent calls',
    'stackName: up to 128 letters, digits and hyphens, beginning with a letter',
  ]);
});
